/** Notes and files on the pages of cases and customers. */
@NullMarked
package dev.rapport.customer.notes.ui;

import org.jspecify.annotations.NullMarked;
