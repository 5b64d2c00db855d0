/** Screens of hand-overs of customers. */
@NullMarked
package dev.rapport.customer.handover.ui;

import org.jspecify.annotations.NullMarked;
