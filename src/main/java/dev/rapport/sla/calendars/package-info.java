/** What a calendar of business hours is: shifts, holidays, versions, whose cases count by it, and how business time is reckoned. */
@NullMarked
package dev.rapport.sla.calendars;

import org.jspecify.annotations.NullMarked;
