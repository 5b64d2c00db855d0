/** How promises were kept over weeks and months, from figures of days that are kept up to date in the background. */
@ApplicationModule(allowedDependencies = {"platform", "access", "engine", "sla", "sla :: pauses", "insight.breaches"})
@NullMarked
package dev.rapport.insight.trends;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
