/** How long cases stood still, because of what and of whom, and telling of pauses that are too long. */
@NullMarked
package dev.rapport.sla.pauses;

import org.jspecify.annotations.NullMarked;
