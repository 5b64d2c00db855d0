/** Tickets: triage, answers, waiting, solving, escalation. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "cases :: ui",
            "cases",
            "contact",
            "contact::canned",
            "contact::conversations",
            "contact::posts",
            "contact::ui",
            "customer",
            "customer::ui",
            "engine",
            "escalation",
            "rules",
            "sla",
            "sla::ui",
            "imports"
        })
@NullMarked
package dev.rapport.service;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
