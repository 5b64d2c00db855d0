/** Owners of customers on their pages. */
@NullMarked
package dev.rapport.customer.owners.ui;

import org.jspecify.annotations.NullMarked;
