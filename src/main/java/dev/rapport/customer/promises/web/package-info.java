/** Promises on the API. */
@NullMarked
package dev.rapport.customer.promises.web;

import org.jspecify.annotations.NullMarked;
