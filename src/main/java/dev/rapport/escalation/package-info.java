/** What happens when the time of a case runs out: the steps of its ladder, decided by rules and run as a process. */
@ApplicationModule(allowedDependencies = {"platform", "access", "cases", "contact", "engine", "rules", "sla"})
@NullMarked
package dev.rapport.escalation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
