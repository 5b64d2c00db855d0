package dev.rapport.insight.breaches;

import dev.rapport.sla.CaseClock;
import dev.rapport.sla.ClockStrip;
import dev.rapport.sla.Promise;
import dev.rapport.sla.SlaClock;
import dev.rapport.sla.SlaQueries;
import dev.rapport.sla.calendars.BusinessCalendar;
import dev.rapport.sla.calendars.Calendars;
import dev.rapport.sla.clocks.Reading;
import dev.rapport.sla.clocks.SlaLog;
import dev.rapport.sla.clocks.StripDrawing;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Draws what the clock of a breach did by the promise that was broken: its target, its calendar as it was then, and what
 * was known then of the time up to the due time. Whatever is promised or corrected later changes nothing of it.
 */
@Component
class BreachStrips {

    private final SlaQueries queries;
    private final SlaLog log;
    private final Calendars calendars;
    private final Clock clock;

    BreachStrips(SlaQueries queries, SlaLog log, Calendars calendars, Clock clock) {
        this.queries = queries;
        this.log = log;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** From its start to now or to when it stopped, by the calendar that decided; refuses those who may not see the case. */
    Optional<ClockStrip> of(Breach breach, BusinessCalendar calendar) {
        queries.requireSight(breach.subject());
        var known = log.known(breach.subject(), breach.recordedAt(), breach.dueAt());
        return Reading.of(known, breach.target(), calendar, clock.instant()).stream()
                .filter(measured -> measured.startedAt().equals(breach.startedAt()))
                .findFirst()
                .map(measured -> StripDrawing.draw(broken(breach, measured), known, calendar));
    }

    /** The calendar that decided, as it was then. */
    BusinessCalendar calendar(Breach breach) {
        var version = breach.terms().calendarVersion();
        return version == 0 ? calendars.named(breach.calendar()) : calendars.at(breach.calendar(), version);
    }

    private static CaseClock broken(Breach breach, SlaClock measured) {
        return new CaseClock(
                breach.clock(),
                breach.subject(),
                breach.external(),
                breach.number(),
                breach.title(),
                new Promise(
                        breach.policy(),
                        breach.rule(),
                        breach.ruleVersion(),
                        breach.calendar(),
                        breach.target(),
                        breach.process()),
                measured,
                breach.owner(),
                breach.team());
    }
}
