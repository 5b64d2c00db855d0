/** Needs and products used on the customer's page. */
@NullMarked
package dev.rapport.customer.needs.ui;

import org.jspecify.annotations.NullMarked;
