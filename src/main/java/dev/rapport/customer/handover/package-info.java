/** Gives the customers of one person to others, as a process: here at once, at platforms as those allow. */
@NullMarked
package dev.rapport.customer.handover;

import org.jspecify.annotations.NullMarked;
