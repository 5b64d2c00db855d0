/** What those who plan calendars do: change one, see beforehand what that would move, say whose cases count by it. */
@NullMarked
package dev.rapport.sla.calendars.desk;

import org.jspecify.annotations.NullMarked;
