package dev.rapport.customer.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.duplicates.DuplicateRun;
import dev.rapport.customer.duplicates.Duplicates;
import dev.rapport.customer.duplicates.Pair;
import dev.rapport.customer.duplicates.Reason;
import dev.rapport.customer.duplicates.Zone;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/duplicates")
class DuplicatesApi {

    private static final int MOST = 200;

    /** One of the two, contact points masked. */
    record Side(
            String id,
            String name,
            String tier,
            @Nullable String owner,
            List<String> contactPoints,
            Instant createdAt) {

        static Side of(Pair.Side side) {
            return new Side(
                    side.id().toString(),
                    side.name(),
                    side.tier(),
                    side.owner(),
                    side.contactPoints(),
                    side.createdAt());
        }
    }

    /**
     * Two customers that may be one.
     *
     * @param weight the logarithm of the odds that they are one, to the base 2: the sum of prior and reasons
     * @param prior what of it any two customers have
     * @param namesSwapped whether the given name of one is the family name of the other
     * @param different whether somebody said that they are two
     */
    record Found(
            UUID id,
            Zone zone,
            double weight,
            double prior,
            List<Reason> reasons,
            boolean namesSwapped,
            boolean different,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            Side one,
            Side other) {

        static Found of(Pair pair) {
            return new Found(
                    pair.id(),
                    pair.zone(),
                    pair.weight(),
                    pair.prior(),
                    pair.reasons(),
                    pair.isSwapped(),
                    pair.isDifferent(),
                    pair.decidedBy(),
                    pair.decidedAt(),
                    Side.of(pair.one()),
                    Side.of(pair.other()));
        }
    }

    private final Duplicates duplicates;

    DuplicatesApi(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    /** The surest first: zone {@code same} or {@code review}, all if none is named; {@code different} for those decided. */
    @GetMapping
    Page<Found> list(
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(defaultValue = "false") boolean different,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return duplicates
                .list(different, zone(zone), Math.clamp(limit, 1, MOST), after)
                .map(Found::of);
    }

    @GetMapping("/{id}")
    Found get(@PathVariable String id) {
        return Found.of(duplicates.get(Ids.parse(id)));
    }

    /** The two are different people or firms, whatever later runs find. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{id}/different")
    Found different(@PathVariable String id) {
        duplicates.different(Ids.parse(id));
        return get(id);
    }

    /** Takes back that they are different. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{id}/open")
    Found openAgain(@PathVariable String id) {
        duplicates.openAgain(Ids.parse(id));
        return get(id);
    }

    /** Compares all customers with all others in the background; 409 while that goes on. */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/runs")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DuplicateRun run() {
        return duplicates.run();
    }

    /** The run that goes on, or the last one; 404 before the first. */
    @GetMapping("/runs/last")
    DuplicateRun lastRun() {
        return duplicates.lastRun().orElseThrow(() -> Refused.notFound("duplicates.no-run"));
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @PostMapping("/runs/{id}/stop")
    DuplicateRun stop(@PathVariable String id) {
        return duplicates.stop(Ids.parse(id));
    }

    private static @Nullable Zone zone(@Nullable String said) {
        if (said == null) return null;
        return switch (said.strip().toLowerCase(Locale.ROOT)) {
            case "same" -> Zone.SAME;
            case "review" -> Zone.REVIEW;
            default -> throw Refused.invalid("duplicates.no-such-zone", said);
        };
    }
}
