package dev.rapport.sla.web;

import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.sla.SlaFilter;
import dev.rapport.sla.SlaQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Clocks. A subject is named by its id or its number. */
@RestController
@RequestMapping("/api/v1/sla")
class SlaApi {

    private static final int LONGEST_PAGE = 200;

    private final SlaQueries queries;

    SlaApi(SlaQueries queries) {
        this.queries = queries;
    }

    @GetMapping("/clocks")
    Page<ClockJson> clocks(
            @RequestParam @Nullable String subject,
            @RequestParam @Nullable String external,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam @Nullable String after) {
        return queries.clocks(filter(subject, external), checked(limit), after).map(ClockJson::of);
    }

    private SlaFilter filter(@Nullable String subject, @Nullable String external) {
        var id = subject == null ? null : queries.subject(subject);
        return new SlaFilter(id, external, null, null, null);
    }

    /** A page never holds more than 200 rows; who asks for more gets the rest by the cursor. */
    private static int checked(int limit) {
        if (limit < 1) throw Refused.invalid("sla.bad-limit", LONGEST_PAGE);
        return Math.min(limit, LONGEST_PAGE);
    }
}
