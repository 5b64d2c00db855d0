/** Processes and policies: to be looked at, changed and tried out on past cases. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "cases",
            "cases :: ui",
            "engine",
            "engine :: model",
            "rules",
            "sla",
            "sla :: ui",
            "sla :: calendars",
            "sla :: clocks",
            "sla :: ledger",
            "sla :: recomputation"
        })
@NullMarked
package dev.rapport.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
