/** The engine room: cases with their promises and events, the clocks reckoned from them, the ladder, and telling what falls due. */
@NullMarked
package dev.rapport.sla.clocks;

import org.jspecify.annotations.NullMarked;
