package dev.rapport.escalation;

import dev.rapport.access.Staff;
import dev.rapport.platform.UserId;
import dev.rapport.sla.calendars.Calendars;
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
    private final Calendars calendars;

    Reachable(Staff staff, Calendars calendars) {
        this.staff = staff;
        this.calendars = calendars;
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
        var hours = calendars.named(calendar);
        if (hours.openMillis(now.minus(STILL_THERE), now) > 0) return Optional.empty();
        return hours.after(now, 1).filter(open -> open.isAfter(now.plusSeconds(1)));
    }
}
