/** The sample organisation of a first start, with running cases. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "engine",
            "rules",
            "sla",
            "customer",
            "imports",
            "sales",
            "service",
            "community"
        })
@NullMarked
package dev.rapport.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
