/** Finds customers that may be one: what is compared, what agreement weighs, who was compared with whom, what people decided. */
@NullMarked
package dev.rapport.customer.duplicates;

import org.jspecify.annotations.NullMarked;
