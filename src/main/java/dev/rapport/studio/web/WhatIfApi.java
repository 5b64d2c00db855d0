package dev.rapport.studio.web;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.Refused;
import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.calendars.CalendarSheet;
import dev.rapport.studio.whatif.PolicyAnswer;
import dev.rapport.studio.whatif.WhatIf;
import dev.rapport.studio.whatif.WhatIfAnswer;
import dev.rapport.studio.whatif.WhatIfQuestion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Policies: their text, what they promise for given facts, and the past replayed under others. */
@RestController
@RequestMapping("/api/v1/sla")
class WhatIfApi {

    private final WhatIf whatIf;

    WhatIfApi(WhatIf whatIf) {
        this.whatIf = whatIf;
    }

    /** The text of the policies in force. */
    record Policies(String text) {}

    /** A question as other systems ask it; who leaves the calendars out changes none. */
    record Asked(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String policy,
            @Nullable List<CalendarSheet> calendars) {

        WhatIfQuestion question() {
            if (from == null || until == null) throw Refused.invalid("sla.what-if-no-time");
            return new WhatIfQuestion(from, until, policy, calendars == null ? List.of() : calendars);
        }
    }

    @GetMapping("/policies")
    Policies policies() {
        return new Policies(whatIf.policies());
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN, Role.AUDITOR})
    @PostMapping("/policies/dry-run")
    PolicyAnswer tryPolicies(@RequestBody SlaFacts facts) {
        return whatIf.tryPolicies(facts);
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @PostMapping("/what-if")
    WhatIfAnswer ask(@RequestBody Asked asked) {
        return whatIf.ask(asked.question());
    }
}
