package dev.rapport.customer.brief.web;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerBrief.Line;
import dev.rapport.customer.brief.Briefs;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.Texts;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/{id}/brief")
class BriefsApi {

    /**
     * @param about what it says, such as what was promised, in the asker's language
     * @param number of the case that it is about
     * @param at when it was
     * @param due by when it is to be done
     */
    record BriefLineAnswer(
            String about,
            String text,
            @Nullable String number,
            @Nullable Instant at,
            @Nullable Instant due) {}

    private final Briefs briefs;
    private final Texts texts;
    private final Access access;

    BriefsApi(Briefs briefs, Texts texts, Access access) {
        this.briefs = briefs;
        this.texts = texts;
        this.access = access;
    }

    @Operation(summary = "What is worth knowing of a customer before one speaks with them")
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @GetMapping
    Page<BriefLineAnswer> brief(@PathVariable UUID id) {
        var locale = access.me().locale();
        var lines = briefs.of(new CustomerId(id), locale, ZoneOffset.UTC);
        return new Page<>(lines.stream().map(line -> answer(line, locale)).toList(), null);
    }

    private BriefLineAnswer answer(Line line, Locale locale) {
        return new BriefLineAnswer(texts.get(locale, line.about()), line.text(), line.number(), line.at(), line.due());
    }
}
