/** Processes as deployed, to be looked at; where they will be drawn, checked and tried out. */
@ApplicationModule(allowedDependencies = {"platform", "access", "engine"})
@NullMarked
package dev.rapport.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
