/** Computes open clocks again, page by page. */
@NullMarked
package dev.rapport.sla.recomputation.work;

import org.jspecify.annotations.NullMarked;
