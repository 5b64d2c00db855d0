/** What is about to breach, and what giving it to somebody else would do. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "cases",
            "sla",
            "sla :: calendars",
            "sla :: clocks",
            "insight.breaches"
        })
@NullMarked
package dev.rapport.insight.today;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
