/** Case page, trace and story, and what other modules' pages show of every case. */
@NamedInterface("ui")
@NullMarked
package dev.rapport.cases.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
