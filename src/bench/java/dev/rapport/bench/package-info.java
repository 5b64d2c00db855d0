/** Benchmarks: figures and ratios measured side by side in one run. They never fail because of a figure. */
@NullMarked
package dev.rapport.bench;

import org.jspecify.annotations.NullMarked;
