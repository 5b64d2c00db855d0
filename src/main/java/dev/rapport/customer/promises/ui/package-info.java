/** Promises on the customer's page and on their own. */
@NullMarked
package dev.rapport.customer.promises.ui;

import org.jspecify.annotations.NullMarked;
