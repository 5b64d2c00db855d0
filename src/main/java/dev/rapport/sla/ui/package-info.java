/** The SLA page, and the strip and chip with which other modules show clocks. */
@NamedInterface("ui")
@NullMarked
package dev.rapport.sla.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
