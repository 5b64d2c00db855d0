package dev.rapport.studio.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.studio.policies.PolicyDesk;
import dev.rapport.studio.rulebooks.RulebookDesk;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The versions of the policies: writing one, and letting one decide. */
@RestController
@RequestMapping("/api/v1/sla/policies")
class PolicyApi {

    private final PolicyDesk desk;

    PolicyApi(PolicyDesk desk) {
        this.desk = desk;
    }

    /** One version, without its text. */
    record VersionJson(
            int version,
            String state,
            boolean shipped,
            @Nullable String author,
            @Nullable String publishedBy,
            Instant writtenAt,
            @Nullable Instant publishedAt) {

        static VersionJson of(RulebookDesk.Version found) {
            var of = found.of();
            return new VersionJson(
                    of.version(),
                    of.state().name(),
                    of.shipped(),
                    found.author(),
                    found.publishedBy(),
                    of.writtenAt(),
                    of.publishedAt());
        }
    }

    /** Text of policies, as {@code GET /policies} gives it. */
    record Text(@Nullable String text) {}

    /**
     * Why a version should decide again.
     *
     * @param version the one before the present one unless it is named
     */
    record Why(@Nullable String reason, @Nullable Integer version) {}

    /** The number of a version that was written or decides again. */
    record Written(int version) {}

    /** How many open clocks are computed again. */
    record Published(long openClocks) {}

    @GetMapping("/versions")
    Page<VersionJson> versions() {
        return new Page<>(desk.versions().stream().map(VersionJson::of).toList(), null);
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @Creates
    @PostMapping("/versions")
    @ResponseStatus(HttpStatus.CREATED)
    Written write(@RequestBody Text written) {
        if (written.text() == null) throw Refused.invalid("sla.no-policy-text");
        return new Written(desk.write(written.text()));
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @PostMapping("/versions/{version}/publish")
    Published publish(@PathVariable int version) {
        return new Published(desk.publish(version));
    }

    /** The version that decided before decides again, or the one that is named; one person is enough, who says why. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @PostMapping("/go-back")
    Written goBack(@RequestBody Why why) {
        var reason = why.reason() == null ? "" : why.reason();
        var version = why.version();
        if (version == null) return new Written(desk.goBack(reason));
        desk.goBackTo(version, reason);
        return new Written(version);
    }

    /** Asks the policies in force again for every open case, in the background; publishing does so by itself. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @PostMapping("/apply")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void applyAgain() {
        desk.applyAgain();
    }
}
