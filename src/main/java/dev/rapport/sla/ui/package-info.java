/** The screens of calendars, running clocks and the ledger, and the pieces with which other modules show clocks. */
@NamedInterface("ui")
@NullMarked
package dev.rapport.sla.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
