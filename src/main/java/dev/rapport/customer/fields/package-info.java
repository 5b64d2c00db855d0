/** What profiles tell: the fields that the product knows, and those that administrators add without code. */
@NullMarked
package dev.rapport.customer.fields;

import org.jspecify.annotations.NullMarked;
