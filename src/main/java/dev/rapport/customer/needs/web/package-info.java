/** Needs and products used on the API. */
@NullMarked
package dev.rapport.customer.needs.web;

import org.jspecify.annotations.NullMarked;
