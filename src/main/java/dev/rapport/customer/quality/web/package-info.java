/** Data quality in the API. */
@NullMarked
package dev.rapport.customer.quality.web;

import org.jspecify.annotations.NullMarked;
