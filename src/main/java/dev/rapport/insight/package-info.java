/** How promises were kept: breaches, figures by day, alerts, what is about to breach today, and what is taken out. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "cases",
            "cases :: ui",
            "engine",
            "sla",
            "sla :: ui",
            "sla :: calendars",
            "sla :: clocks",
            "sla :: ledger",
            "sla :: pauses",
            "insight.alerts",
            "insight.breaches",
            "insight.today",
            "insight.trends"
        })
@NullMarked
package dev.rapport.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
