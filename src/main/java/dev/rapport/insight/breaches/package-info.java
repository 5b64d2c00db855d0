/** Breaches as managers read them: lists, groups, reports, remarks, saved views and audited exports. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "cases",
            "sla",
            "sla :: calendars",
            "sla :: clocks",
            "sla :: ledger"
        })
@NullMarked
package dev.rapport.insight.breaches;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
