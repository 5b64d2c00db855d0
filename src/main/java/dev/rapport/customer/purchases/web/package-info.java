/** The purchases' part of the API. */
@NullMarked
package dev.rapport.customer.purchases.web;

import org.jspecify.annotations.NullMarked;
