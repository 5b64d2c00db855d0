/** The customers' screens. */
@NullMarked
package dev.rapport.customer.ui;

import org.jspecify.annotations.NullMarked;
