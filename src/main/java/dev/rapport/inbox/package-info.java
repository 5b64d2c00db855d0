/** The task inbox: what is mine, what I may take, and doing it. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "cases :: ui",
            "engine",
            "engine :: model",
            "sla",
            "sla :: ui",
            "customer",
            "cases"
        })
@NullMarked
package dev.rapport.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
