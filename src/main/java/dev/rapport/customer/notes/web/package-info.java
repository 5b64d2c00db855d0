/** Notes and files on the API. */
@NullMarked
package dev.rapport.customer.notes.web;

import org.jspecify.annotations.NullMarked;
