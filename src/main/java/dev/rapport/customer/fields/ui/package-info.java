/** Screens of the fields of profiles. */
@NullMarked
package dev.rapport.customer.fields.ui;

import org.jspecify.annotations.NullMarked;
