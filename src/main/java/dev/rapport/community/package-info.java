/** Groups and members: activity, activation, what they are thanked with. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "cases :: ui",
            "cases",
            "contact::groups",
            "customer",
            "customer::ui",
            "customer::owners",
            "engine",
            "loyalty",
            "rules",
            "sla",
            "imports"
        })
@NullMarked
package dev.rapport.community;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
