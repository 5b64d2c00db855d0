/** Groups and members: activity, activation, points and coupons. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "cases :: ui",
            "cases",
            "customer",
            "customer::ui",
            "engine",
            "rules",
            "sla",
            "imports"
        })
@NullMarked
package dev.rapport.community;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
