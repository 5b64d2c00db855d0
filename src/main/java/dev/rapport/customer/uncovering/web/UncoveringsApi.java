package dev.rapport.customer.uncovering.web;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.uncovering.Uncovering;
import dev.rapport.customer.uncovering.UncoveringDay;
import dev.rapport.customer.uncovering.Uncoverings;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/uncoverings")
class UncoveringsApi {

    /** @param signs why the day is unusual: many, of-others; none on a usual day */
    record DayAnswer(UUID person, LocalDate day, int shown, int ofOthers, int usual, List<String> signs) {

        static DayAnswer of(UncoveringDay day) {
            return new DayAnswer(
                    day.person().value(),
                    day.day(),
                    day.shown(),
                    day.ofOthers(),
                    day.usual(),
                    day.signs().stream().map(UncoveringsApi::word).toList());
        }
    }

    /** @param standing how the person stood to the customer: owner, collaborator, team, other */
    record Shown(UUID id, Instant at, UUID customer, String field, String standing, String reason) {

        static Shown of(Uncovering one) {
            return new Shown(
                    one.id(), one.at(), one.customer().value(), one.field(), word(one.standing()), one.reason());
        }
    }

    private final Uncoverings uncoverings;

    UncoveringsApi(Uncoverings uncoverings) {
        this.uncoverings = uncoverings;
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @GetMapping
    @Operation(summary = "How much people had shown in full, by day, the last day first")
    Page<DayAnswer> days(
            @RequestParam(defaultValue = "false") boolean unusual,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return uncoverings
                .days(unusual, person == null ? null : UserId.of(person), limit, after)
                .map(DayAnswer::of);
    }

    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @GetMapping("/{person}/{day}")
    @Operation(summary = "What one person had shown in full on a day, of whom and why, the last first")
    Page<Shown> of(
            @PathVariable String person,
            @PathVariable LocalDate day,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return uncoverings.of(UserId.of(person), day, limit, after).map(Shown::of);
    }
}
