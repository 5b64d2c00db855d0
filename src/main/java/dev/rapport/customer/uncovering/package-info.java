/** What was masked of customers and shown in full all the same: to whom, why, and whether that was more than usual. */
@NullMarked
package dev.rapport.customer.uncovering;

import org.jspecify.annotations.NullMarked;
