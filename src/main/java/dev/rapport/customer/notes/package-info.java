/** Notes and files on customers and on every kind of case. */
@NullMarked
package dev.rapport.customer.notes;

import org.jspecify.annotations.NullMarked;
