package dev.rapport.loyalty.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.loyalty.Occasion;
import dev.rapport.loyalty.Points;
import dev.rapport.loyalty.PointsEntry;
import dev.rapport.loyalty.PointsStanding;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/points/{customer}")
class PointsApi {

    private static final int MOST = 200;

    /**
     * What is given: by an occasion what the rules say, or a number of points with a reason.
     *
     * @param reference by which the asking system knows it: the same one gives once
     * @param expiresAt of points given with a reason
     */
    record EarnRequest(
            @Nullable String occasion,
            @Nullable Long points,
            @Nullable String reason,
            @Nullable String reference,
            @Nullable Instant expiresAt) {}

    /** @param reference such as the number of the order; the same one spends once */
    record SpendRequest(
            @Nullable Long points,
            @Nullable String reason,
            @Nullable String reference) {}

    /** @param points absent for all of the entry that can still be taken back */
    record ReverseRequest(
            @Nullable UUID entry,
            @Nullable Long points,
            @Nullable String reason,
            @Nullable String reference) {}

    /** @param nextLost how many points end next, and at which moment */
    record Balance(
            long balance,
            long owed,
            @Nullable Long nextLost,
            @Nullable Instant nextLostAt) {

        static Balance of(PointsStanding standing) {
            var next = standing.next();
            return new Balance(
                    standing.balance(),
                    standing.owed(),
                    next == null ? null : next.points(),
                    next == null ? null : next.at());
        }
    }

    /** @param because the sentence of the rule, in the reader's language */
    record PointsLine(
            UUID id,
            PointsEntry.Kind kind,
            long points,
            Instant at,
            Occasion occasion,
            @Nullable String reason,
            @Nullable String rule,
            @Nullable Integer rulebookVersion,
            @Nullable String because,
            @Nullable String reference,
            @Nullable UUID reverses,
            @Nullable UUID by,
            @Nullable Instant expiresAt) {

        static PointsLine of(PointsEntry entry) {
            var rule = entry.rule();
            var by = entry.by();
            return new PointsLine(
                    entry.id(),
                    entry.kind(),
                    entry.points(),
                    entry.at(),
                    entry.occasion(),
                    entry.reason(),
                    rule == null ? null : rule.rule(),
                    rule == null ? null : rule.version(),
                    rule == null ? null : rule.in(LocaleContextHolder.getLocale()),
                    entry.about(),
                    entry.reverses(),
                    by == null ? null : by.value(),
                    entry.expiresAt());
        }
    }

    private final Points points;

    PointsApi(Points points) {
        this.points = points;
    }

    @GetMapping
    @Operation(summary = "What a customer can spend, what is owed and what is lost next")
    Balance standing(@PathVariable String customer) {
        return Balance.of(points.standing(CustomerId.of(customer)));
    }

    @GetMapping("/ledger")
    @Operation(summary = "All entries, the newest first")
    Page<PointsLine> ledger(
            @PathVariable String customer,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return points.ledger(CustomerId.of(customer), Math.clamp(limit, 1, MOST), after)
                .map(PointsLine::of);
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/earn")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Give points: for an occasion what the rules say, or a number with a reason")
    PointsLine earn(@PathVariable String customer, @RequestBody EarnRequest given) {
        var id = CustomerId.of(customer);
        var occasion = given.occasion();
        if (occasion == null)
            return PointsLine.of(
                    points.give(id, number(given.points()), given.expiresAt(), given.reason(), given.reference()));
        if (given.points() != null || given.expiresAt() != null) throw Refused.unfit("points.either-or");
        return PointsLine.of(points.earn(id, Occasion.told(occasion), given.reference()));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/spend")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Spend points; refused where there are too few or some are owed")
    PointsLine spend(@PathVariable String customer, @RequestBody SpendRequest given) {
        return PointsLine.of(
                points.spend(CustomerId.of(customer), number(given.points()), given.reason(), given.reference()));
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/reverse")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Take back what was given, or give back what was spent")
    PointsLine reverse(@PathVariable String customer, @RequestBody ReverseRequest given) {
        var entry = given.entry();
        if (entry == null) throw Refused.unfit("points.entry-missing");
        return PointsLine.of(
                points.reverse(CustomerId.of(customer), entry, given.points(), given.reason(), given.reference()));
    }

    private static long number(@Nullable Long points) {
        if (points == null) throw Refused.unfit("points.number-missing");
        return points;
    }
}
