/** From lead to payment: scoring, routing, stages, products. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "cases :: ui",
            "cases",
            "contact",
            "contact::conversations",
            "customer",
            "customer::ui",
            "engine",
            "escalation",
            "rules",
            "sla",
            "imports"
        })
@NullMarked
package dev.rapport.sales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
