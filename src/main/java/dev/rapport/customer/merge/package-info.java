/** Makes two customers one, with everything that points at them, and undoes that completely, also after later changes. */
@NullMarked
package dev.rapport.customer.merge;

import org.jspecify.annotations.NullMarked;
