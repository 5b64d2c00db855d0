/** Customers made up by a seed, some of them kept twice with the slips that people make; for tests and benchmarks. */
@NullMarked
package dev.rapport.customer.duplicates.made;

import org.jspecify.annotations.NullMarked;
