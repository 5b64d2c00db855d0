/** The page of data quality, and what stands of it on a customer's page. */
@NullMarked
package dev.rapport.customer.quality.ui;

import org.jspecify.annotations.NullMarked;
