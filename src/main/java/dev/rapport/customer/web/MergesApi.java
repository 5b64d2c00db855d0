package dev.rapport.customer.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.customer.merge.Comparison;
import dev.rapport.customer.merge.Comparisons;
import dev.rapport.customer.merge.Merges;
import dev.rapport.customer.merge.Parted;
import dev.rapport.customer.merge.Partings;
import dev.rapport.customer.merge.Side;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/{id}")
class MergesApi {

    /**
     * Two customers side by side.
     *
     * @param survivor id of the one that stays
     * @param gone id of the one that is known as the other afterwards
     * @param moves how much of the one that goes points at the other afterwards, by what it is
     * @param version to be sent as If-Match by whoever makes them one
     */
    record Compared(
            String survivor, String gone, List<Comparison.Line> fields, Map<String, Long> moves, String version) {}

    /**
     * What shall become one with the customer of the address.
     *
     * @param other id of the one that goes
     * @param choices by field, whose value stands; the survivor's where nothing is said, or the other's where it has none
     */
    record MergeWish(@Nullable String other, @Nullable Map<String, Side> choices) {}

    /** @param withLater whether later merges that build on it are undone first */
    record UnmergeWish(@Nullable Boolean withLater) {}

    /**
     * Two customers who are two again.
     *
     * @param customer who came back
     * @param stayed numbers of cases that came since and stay with the survivor, since nothing tells whose they are
     * @param contactPoints the same of contact points, masked
     * @param fields that somebody changed since, and that stay so
     */
    record Undone(
            String customer,
            String name,
            String survivor,
            List<String> stayed,
            List<String> contactPoints,
            List<String> fields) {

        static Undone of(Parted parted) {
            return new Undone(
                    parted.back().toString(),
                    parted.name(),
                    parted.survivor().toString(),
                    parted.stayed(),
                    parted.contactPoints(),
                    parted.fields());
        }
    }

    /** One that became one with the customer. */
    record Before(
            String id, String name, Instant at, @Nullable String by) {}

    private final Comparisons comparisons;
    private final Merges merges;
    private final Partings partings;

    MergesApi(Comparisons comparisons, Merges merges, Partings partings) {
        this.comparisons = comparisons;
        this.merges = merges;
        this.partings = partings;
    }

    /** The customer and another side by side, before they become one. Its ETag is to be sent as If-Match with the merge. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @GetMapping("/merge")
    ResponseEntity<Compared> compare(@PathVariable String id, @RequestParam String with) {
        var found = comparisons.of(CustomerId.of(id), CustomerId.of(with));
        return ResponseEntity.ok()
                .eTag(found.revision().tag())
                .body(new Compared(
                        found.survivor().line().id().toString(),
                        found.gone().line().id().toString(),
                        found.lines(),
                        found.moves(),
                        found.revision().mark()));
    }

    /** Makes another customer one with this one, which stays. Answers with all that became one with it. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @Replaces
    @PostMapping("/merge")
    List<Before> merge(
            @PathVariable String id,
            @RequestBody MergeWish wish,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var survivor = CustomerId.of(id);
        if (wish.other() == null) throw Refused.invalid("customer.merge-with-whom");
        merges.merge(
                survivor,
                CustomerId.of(wish.other()),
                Objects.requireNonNullElse(wish.choices(), Map.of()),
                Revision.ifMatch(read));
        return before(id);
    }

    /** Undoes the merge by which the customer went, or the last one into it. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/unmerge")
    Undone unmerge(@PathVariable String id, @RequestBody UnmergeWish how) {
        return Undone.of(partings.part(CustomerId.of(id), Boolean.TRUE.equals(how.withLater())));
    }

    /** Those that became one with the customer and are not two again, the first of them first. */
    @GetMapping("/merges")
    List<Before> before(@PathVariable String id) {
        return comparisons.before(CustomerId.of(id)).stream()
                .map(one -> new Before(one.id().toString(), one.name(), one.at(), one.by()))
                .toList();
    }
}
