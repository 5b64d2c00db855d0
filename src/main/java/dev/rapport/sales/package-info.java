/** From lead to payment: scoring, routing, stages, products. */
@ApplicationModule(
        allowedDependencies = {"platform", "access", "customer", "engine", "escalation", "rules", "sla", "imports"})
@NullMarked
package dev.rapport.sales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
