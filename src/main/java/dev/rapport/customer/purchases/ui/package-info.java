/** Purchases on a customer's page. */
@NullMarked
package dev.rapport.customer.purchases.ui;

import org.jspecify.annotations.NullMarked;
