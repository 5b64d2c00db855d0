/** Rulebooks: versions, compilation, swapping, decisions with their reasons. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package dev.rapport.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
