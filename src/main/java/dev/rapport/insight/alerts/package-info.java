/** Tells people when a figure crosses a threshold, once, and once when it is well again. */
@ApplicationModule(allowedDependencies = {"platform", "access", "sla :: ledger", "insight.breaches", "insight.trends"})
@NullMarked
package dev.rapport.insight.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
