package dev.rapport.sales;

import dev.rapport.access.AvailabilityChanged;
import dev.rapport.access.Staff;
import dev.rapport.access.Staff.Colleague;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Everybody who sells: the team {@code sales} and the teams below it. Remembered for some seconds. */
@Component
class SalesForce {

    /** The team at the top of those who sell. */
    static final String TEAM = "sales";

    /** The team that is asked where no other is above. */
    static final String MANAGEMENT = "management";

    private static final Duration MEMORY = Duration.ofSeconds(5);

    private record Remembered(List<Colleague> colleagues, Instant since) {}

    private final Staff staff;
    private final Clock clock;
    private final AtomicReference<@Nullable Remembered> memory = new AtomicReference<>();

    SalesForce(Staff staff, Clock clock) {
        this.staff = staff;
        this.clock = clock;
    }

    List<Colleague> colleagues() {
        var now = clock.instant();
        var remembered = memory.get();
        if (remembered != null
                && !now.isBefore(remembered.since)
                && Duration.between(remembered.since, now).compareTo(MEMORY) < 0) return remembered.colleagues;
        var fresh = ask(now);
        memory.set(new Remembered(fresh, now));
        return fresh;
    }

    /** What of these somebody knows; what nobody knows cannot be asked for. */
    Set<String> knownSkills(Set<String> wanted) {
        return wanted.stream()
                .filter(skill -> colleagues().stream()
                        .anyMatch(colleague -> colleague.skills().contains(skill)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The first of these places that is somebody's territory. */
    Optional<String> territory(List<String> places) {
        return places.stream()
                .filter(place -> colleagues().stream()
                        .anyMatch(colleague -> colleague.territories().contains(place)))
                .findFirst();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void forget(AvailabilityChanged change) {
        memory.set(null);
    }

    private List<Colleague> ask(Instant now) {
        var everybody = new LinkedHashMap<Object, Colleague>();
        for (var team : teams())
            staff.colleagues(team, now).forEach(colleague -> everybody.putIfAbsent(colleague.id(), colleague));
        return List.copyOf(everybody.values());
    }

    /** The keys of the team at the top and all below it. */
    Set<String> teams() {
        var all = staff.teams();
        var found = new LinkedHashSet<String>();
        var next = new ArrayDeque<>(List.of(TEAM));
        while (!next.isEmpty()) {
            var team = next.remove();
            if (!found.add(team)) continue;
            all.values().stream().filter(below -> team.equals(below.parent())).forEach(below -> next.add(below.key()));
        }
        return found;
    }
}
