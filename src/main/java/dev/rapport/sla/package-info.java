/** The kernel of promises: business calendars, policies, clocks computed from an event log, pauses, the ledger. */
@ApplicationModule(allowedDependencies = {"platform", "rules", "access", "cases", "engine"})
@NullMarked
package dev.rapport.sla;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
