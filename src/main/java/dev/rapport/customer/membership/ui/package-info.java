/** Memberships on the customer's page, and the page of levels. */
@NullMarked
package dev.rapport.customer.membership.ui;

import org.jspecify.annotations.NullMarked;
