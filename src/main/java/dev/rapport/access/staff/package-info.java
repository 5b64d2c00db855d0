/** What administrators, and managers for the people of their teams, do about people, teams, absences and capacities. */
@NullMarked
package dev.rapport.access.staff;

import org.jspecify.annotations.NullMarked;
