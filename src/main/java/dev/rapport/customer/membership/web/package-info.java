/** Memberships and their levels on the API. */
@NullMarked
package dev.rapport.customer.membership.web;

import org.jspecify.annotations.NullMarked;
