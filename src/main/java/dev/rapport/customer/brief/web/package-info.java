/** What is worth knowing of a customer, for other systems. */
@NullMarked
package dev.rapport.customer.brief.web;

import org.jspecify.annotations.NullMarked;
