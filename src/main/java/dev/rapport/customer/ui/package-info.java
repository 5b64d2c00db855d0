/** The customers' screens, and the picker with which other modules ask for one. */
@NamedInterface("ui")
@NullMarked
package dev.rapport.customer.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
