/** What is to be computed again after a calendar, an assignment or a policy has changed, and how far that is. */
@NullMarked
package dev.rapport.sla.recomputation;

import org.jspecify.annotations.NullMarked;
