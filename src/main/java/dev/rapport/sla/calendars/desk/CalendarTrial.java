package dev.rapport.sla.calendars.desk;

import dev.rapport.sla.Phase;
import dev.rapport.sla.calendars.BusinessCalendar;
import dev.rapport.sla.calendars.Calendars;
import dev.rapport.sla.clocks.CaseClocks;
import dev.rapport.sla.clocks.Clocks;
import dev.rapport.sla.clocks.KeptClock;
import dev.rapport.sla.recomputation.Recomputation;
import dev.rapport.sla.recomputation.work.DueMoves;
import dev.rapport.sla.recomputation.work.OpenCases;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes open clocks by a calendar that nobody saved yet; changes nothing. */
@Component
class CalendarTrial {

    private static final int PAGE = 1_000;
    private static final int MOST_CASES = 20_000;

    private final OpenCases open;
    private final Clocks clocks;
    private final Calendars calendars;
    private final Clock clock;

    CalendarTrial(OpenCases open, Clocks clocks, Calendars calendars, Clock clock) {
        this.open = open;
        this.clocks = clocks;
        this.calendars = calendars;
        this.clock = clock;
    }

    CalendarEffect of(String name, BusinessCalendar tried, Recomputation.Kind kind) {
        var known = new HashMap<String, BusinessCalendar>();
        known.put(name, tried);
        var sum = new Sum(
                name,
                kind == Recomputation.Kind.CORRECTION,
                clock.instant(),
                asked -> known.computeIfAbsent(asked, calendars::named));
        UUID after = null;
        for (var cases = 0; cases < MOST_CASES; cases += PAGE) {
            var subjects = open.page(kind, name, after, PAGE);
            if (!subjects.isEmpty()) sum.add(subjects);
            if (subjects.size() < PAGE) break;
            after = subjects.getLast();
        }
        var all = open.countClocks(kind, name);
        return new CalendarEffect(
                Math.max(all, sum.looked), sum.looked, sum.earlier, sum.later, sum.breaching, sum.toBroken, sum.toKept);
    }

    private final class Sum {

        private final String calendar;
        private final boolean corrects;
        private final Instant now;
        private final Function<String, BusinessCalendar> named;
        private long looked;
        private long earlier;
        private long later;
        private long breaching;
        private long toBroken;
        private long toKept;

        Sum(String calendar, boolean corrects, Instant now, Function<String, BusinessCalendar> named) {
            this.calendar = calendar;
            this.corrects = corrects;
            this.now = now;
            this.named = named;
        }

        void add(List<UUID> subjects) {
            var before = OpenCases.bySubject(clocks.of(subjects));
            open.eachLog(open.of(subjects), (found, log) -> {
                var old = before.getOrDefault(found.subject(), List.of());
                var byId = old.stream().collect(Collectors.toMap(KeptClock::id, kept -> kept));
                for (var would : CaseClocks.of(found, log, named, old, now)) add(byId.get(would.id()), would);
            });
        }

        private void turn(KeptClock is, KeptClock would) {
            var was = is.clock().breachedAt() != null;
            if (was && would.clock().breachedAt() == null) toKept++;
            if (!was && would.clock().breachedAt() != null && is.clock().phase() == Phase.STOPPED) toBroken++;
        }

        private void add(@Nullable KeptClock is, KeptClock would) {
            if (is == null
                    || (is.clock().phase() == Phase.STOPPED && !corrects)
                    || !is.promise().calendar().equals(calendar)) return;
            looked++;
            turn(is, would);
            if (is.clock().phase() == Phase.STOPPED) return;
            var move = DueMoves.Move.of(is, would);
            if (!move.isMove()) return;
            if (move.isEarlier()) earlier++;
            else later++;
            var due = is.clock().dueAt();
            if (would.clock().breachedAt() != null && (due == null || due.isAfter(now))) breaching++;
        }
    }
}
