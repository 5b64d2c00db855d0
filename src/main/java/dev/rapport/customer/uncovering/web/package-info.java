/** What was shown in full, on the API. */
@NullMarked
package dev.rapport.customer.uncovering.web;

import org.jspecify.annotations.NullMarked;
