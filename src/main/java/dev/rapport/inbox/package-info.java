/** The task inbox: what is mine, what I may take, and doing it. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "engine",
            "engine :: model",
            "sla",
            "sla :: ui",
            "customer",
            "audit"
        })
@NullMarked
package dev.rapport.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
