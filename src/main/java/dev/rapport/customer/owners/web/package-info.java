/** Owners of customers in the API. */
@NullMarked
package dev.rapport.customer.owners.web;

import org.jspecify.annotations.NullMarked;
