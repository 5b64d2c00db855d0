package dev.rapport.escalation;

import dev.rapport.access.Staff;
import dev.rapport.platform.UserId;
import dev.rapport.sla.OfficeHours;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When people may be told what is not urgent: outside their own quiet hours, or else when their calendar is open. */
@Component
class Reachable {

    /** After hours; what falls due at the very end of a day would else wait for the morning. */
    private static final Duration STILL_THERE = Duration.ofMinutes(30);

    private final Staff staff;
    private final OfficeHours hours;

    Reachable(Staff staff, OfficeHours hours) {
        this.staff = staff;
        this.hours = hours;
    }

    /** When the first of them may be told; empty when one of them may now, or there is nobody. */
    Optional<Instant> waitFor(Collection<UserId> people, String calendar, Instant now) {
        var ends =
                people.stream().map(person -> quietUntil(person, calendar, now)).toList();
        if (ends.stream().anyMatch(Optional::isEmpty)) return Optional.empty();
        return ends.stream().flatMap(Optional::stream).min(Instant::compareTo);
    }

    private Optional<Instant> quietUntil(UserId person, String calendar, Instant now) {
        var own = staff.quietHoursOf(person);
        if (own.isPresent()) return own.get().until(now);
        return hours.closedUntil(calendar, now, STILL_THERE);
    }
}
