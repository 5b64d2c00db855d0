/** Business calendars, SLA policies, clocks computed from an event log, and breaches. */
@ApplicationModule(allowedDependencies = {"platform", "rules", "access", "engine"})
@NullMarked
package dev.rapport.sla;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
