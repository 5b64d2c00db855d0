package dev.rapport.sla;

import dev.rapport.sla.calendars.Calendars;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether people are at work by the hours of a calendar. */
@Component
public class OfficeHours {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Calendars calendars;

    OfficeHours(Calendars calendars) {
        this.calendars = calendars;
    }

    /** When they open again; empty when they are open, or were within the time before. */
    public Optional<Instant> closedUntil(String calendar, Instant now, Duration before) {
        var hours = calendars.named(calendar);
        if (hours.openMillis(now.minus(before), now) > 0) return Optional.empty();
        return hours.after(now, 1).filter(open -> open.isAfter(now.plus(A_MOMENT)));
    }
}
