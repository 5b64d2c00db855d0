/** What was shown in full, for managers. */
@NullMarked
package dev.rapport.customer.uncovering.ui;

import org.jspecify.annotations.NullMarked;
