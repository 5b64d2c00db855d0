package dev.rapport.customer.reviews;

import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.customer.quality.OpenFaults;
import dev.rapport.customer.quality.Quality;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Of whom reviews are asked. */
@Component
class Reviewers {

    /**
     * @param owner a manager, where no team answers for the check or nobody works in it
     * @param team key of the team in whose queue it waits
     */
    record Holder(@Nullable UserId owner, @Nullable String team) {}

    private final OpenFaults faults;
    private final Staff staff;
    private final Clock clock;

    Reviewers(OpenFaults faults, Staff staff, Clock clock) {
        this.faults = faults;
        this.staff = staff;
        this.clock = clock;
    }

    Holder of(Quality quality) {
        return faults.charge(quality)
                .filter(team -> !staff.colleagues(team, clock.instant()).isEmpty())
                .map(team -> new Holder(null, team))
                .orElseGet(() -> new Holder(manager(null, null).orElse(null), null));
    }

    String teamOf(UserId person) {
        return staff.mainTeamOf(person).orElse("");
    }

    /** Those of the team who are there, or whoever holds the review. */
    List<UserId> people(@Nullable UserId owner, @Nullable String team) {
        if (owner != null) return List.of(owner);
        if (team == null) return List.of();
        return staff.colleagues(team, clock.instant()).stream()
                .filter(colleague -> !colleague.absent())
                .map(Staff.Colleague::id)
                .toList();
    }

    /**
     * The lead of the team if they are one, else one of the team, else any; those who are there before those on leave. An
     * administrator where there are no managers.
     *
     * @param but somebody who would only ask themselves
     */
    Optional<UserId> manager(@Nullable String team, @Nullable UserId but) {
        return first(Role.MANAGER, team, but)
                .or(() -> first(Role.ADMIN, team, but))
                .or(() -> Optional.ofNullable(but));
    }

    private Optional<UserId> first(Role role, @Nullable String team, @Nullable UserId but) {
        var now = clock.instant();
        var all = staff.having(role).keySet();
        var fit = Stream.concat(near(team), all.stream().sorted(Comparator.comparing(UserId::toString)))
                .filter(all::contains)
                .filter(one -> !one.equals(but))
                .distinct()
                .toList();
        return fit.stream()
                .filter(one -> !staff.isAbsent(one, now))
                .findFirst()
                .or(() -> fit.stream().findFirst());
    }

    private Stream<UserId> near(@Nullable String team) {
        if (team == null) return Stream.of();
        return Stream.concat(
                staff.leadOf(team).stream(),
                staff.colleagues(team, clock.instant()).stream().map(Staff.Colleague::id));
    }
}
