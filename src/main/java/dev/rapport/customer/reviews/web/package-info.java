/** Reviews of data quality on the API. */
@NullMarked
package dev.rapport.customer.reviews.web;

import org.jspecify.annotations.NullMarked;
