/** Reviews of data quality on pages. */
@NullMarked
package dev.rapport.customer.reviews.ui;

import org.jspecify.annotations.NullMarked;
