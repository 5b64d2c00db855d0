/** What is said between customers and us: accounts, conversations, messages, and their way in and out. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "cases",
            "cases :: ui",
            "customer",
            "customer::ui",
            "customer::judgement",
            "customer::owners",
            "customer::promises",
            "engine",
            "customer::brief",
            "rules",
            "sla"
        })
@NullMarked
package dev.rapport.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
