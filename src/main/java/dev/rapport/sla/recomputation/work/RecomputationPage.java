package dev.rapport.sla.recomputation.work;

import dev.rapport.platform.SubjectId;
import dev.rapport.sla.ClocksChanged;
import dev.rapport.sla.ClocksRecomputed;
import dev.rapport.sla.Phase;
import dev.rapport.sla.calendars.BusinessCalendar;
import dev.rapport.sla.calendars.CalendarAssignments;
import dev.rapport.sla.calendars.Calendars;
import dev.rapport.sla.clocks.CaseClocks;
import dev.rapport.sla.clocks.Clocks;
import dev.rapport.sla.clocks.KeptClock;
import dev.rapport.sla.clocks.Recalculation;
import dev.rapport.sla.clocks.SlaCase;
import dev.rapport.sla.clocks.SlaCases;
import dev.rapport.sla.clocks.SlaPolicies;
import dev.rapport.sla.clocks.Tellings;
import dev.rapport.sla.recomputation.Recomputation;
import dev.rapport.sla.recomputation.Recomputation.Kind;
import dev.rapport.sla.recomputation.Recomputations;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Computes the open clocks of some hundred cases again in one transaction: read together, computed from their logs,
 * written together. Clocks that have stopped, past breaches and past pauses stay what they were.
 */
@Component
class RecomputationPage {

    private static final int CASES = 1_000;

    private final Recomputations recomputations;
    private final OpenCases open;
    private final SlaCases cases;
    private final Clocks clocks;
    private final Tellings tellings;
    private final Recalculation recalculation;
    private final Calendars calendars;
    private final CalendarAssignments assignments;
    private final SlaPolicies policies;
    private final DueMoves moves;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    RecomputationPage(
            Recomputations recomputations,
            OpenCases open,
            SlaCases cases,
            Clocks clocks,
            Tellings tellings,
            Recalculation recalculation,
            Calendars calendars,
            CalendarAssignments assignments,
            SlaPolicies policies,
            DueMoves moves,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.recomputations = recomputations;
        this.open = open;
        this.cases = cases;
        this.clocks = clocks;
        this.tellings = tellings;
        this.recalculation = recalculation;
        this.calendars = calendars;
        this.assignments = assignments;
        this.policies = policies;
        this.moves = moves;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What became of one step. */
    enum Outcome {
        NOTHING_TO_DO,
        WAITS_FOR_TRANSACTIONS,
        WENT_ON
    }

    /** The recomputation that a step of {@link #work} failed in. */
    static final class Stumbled extends RuntimeException {

        private final UUID recomputation;

        Stumbled(UUID recomputation, RuntimeException cause) {
            super(cause);
            this.recomputation = recomputation;
        }

        UUID recomputation() {
            return recomputation;
        }
    }

    @Transactional
    public Outcome work() {
        var place = recomputations.next().orElse(null);
        if (place == null) return Outcome.NOTHING_TO_DO;
        try {
            return goOn(place);
        } catch (RuntimeException e) {
            throw new Stumbled(place.of().id(), e);
        }
    }

    private Outcome goOn(Recomputations.Place place) {
        var job = place.of();
        if (place.fence() == null) {
            recomputations.fence(job.id());
            return Outcome.WENT_ON;
        }
        if (place.after() == null) {
            if (!recomputations.isPast(place.fence())) return Outcome.WAITS_FOR_TRANSACTIONS;
            recomputations.begin(job.id(), open.count(job.kind(), job.key()));
        }
        var subjects = open.page(job.kind(), job.key(), place.after(), CASES);
        if (!subjects.isEmpty()) page(job, subjects);
        if (subjects.size() < CASES) recomputations.end(job.id());
        return Outcome.WENT_ON;
    }

    private void page(Recomputation job, List<UUID> subjects) {
        jdbc.sql("set local lock_timeout = '10s'").update();
        var found = changed(job.kind(), open.locked(subjects), subjects);
        var page = read(found, calendars());
        var moved = new ArrayList<DueMoves.Move>();
        for (var one : page.computed())
            if (page.before(one) instanceof KeptClock before) {
                var move = DueMoves.Move.of(before, one);
                if (move.isMove()) moved.add(move);
            }
        clocks.save(page.written());
        moves.note(job, moved);
        events.publishEvent(new ClocksRecomputed(page.changes(moved)));
        var earlier = moved.stream().filter(DueMoves.Move::isEarlier).count();
        recomputations.advance(job.id(), subjects.getLast(), subjects.size(), earlier, moved.size() - earlier);
    }

    /** The cases as they are promised and assigned now. */
    private List<SlaCase> changed(Kind kind, List<SlaCase> found, List<UUID> subjects) {
        if (kind == Kind.CALENDAR) return found;
        var assigned = assignments.of(subjects);
        var changed = new ArrayList<SlaCase>();
        for (var before : found) {
            var now = before.countingBy(assigned.get(before.subject().value()));
            if (kind == Kind.POLICY) now = now.promised(now.facts(), policies.decide(now.facts()));
            if (!now.equals(before)) cases.save(now);
            changed.add(now);
        }
        return changed;
    }

    private Page read(List<SlaCase> found, Function<String, BusinessCalendar> named) {
        var now = clock.instant();
        var all = clocks.of(found.stream().map(one -> one.subject().value()).toList());
        var told = tellings.about(all.stream().map(KeptClock::id).toList());
        var bySubject = OpenCases.bySubject(all);
        var page = new Page(now, named, all);
        open.eachLog(found, (one, log) -> {
            var before = bySubject.getOrDefault(one.subject(), List.of());
            for (var kept : CaseClocks.of(one, log, named, before, now)) {
                var scheduled = recalculation.scheduled(kept, one, log, told, named);
                if (page.add(scheduled)) recalculation.endLadder(kept.id(), one, kept.stillDue(), told);
            }
        });
        return page;
    }

    /** Each calendar is looked up once a page, so that all of its clocks count by the same version. */
    private Function<String, BusinessCalendar> calendars() {
        var known = new HashMap<String, BusinessCalendar>();
        return name -> known.computeIfAbsent(name, calendars::named);
    }

    /** The clocks of a page before and after. */
    private static final class Page {

        private final Instant now;
        private final Function<String, BusinessCalendar> named;
        private final Map<UUID, KeptClock> before = new HashMap<>();
        private final List<KeptClock> computed = new ArrayList<>();

        Page(Instant now, Function<String, BusinessCalendar> named, List<KeptClock> before) {
            this.now = now;
            this.named = named;
            before.forEach(kept -> this.before.put(kept.id(), kept));
        }

        /** Leaves out clocks that had stopped before, with false. */
        boolean add(KeptClock kept) {
            var old = before(kept);
            return (old == null || old.clock().phase() != Phase.STOPPED) && computed.add(kept);
        }

        List<KeptClock> computed() {
            return computed;
        }

        @Nullable
        KeptClock before(KeptClock kept) {
            return before.get(kept.id());
        }

        /** Those that say something else than before, if one looks at the same moment. */
        List<KeptClock> written() {
            return computed.stream()
                    .filter(kept -> {
                        var old = before(kept);
                        return old == null
                                || !kept.equals(
                                        old.at(now, named.apply(kept.promise().calendar())));
                    })
                    .toList();
        }

        /** When the earliest running clock of each case with a moved one falls due now. */
        List<ClocksChanged> changes(List<DueMoves.Move> moved) {
            var subjects = new HashMap<SubjectId, @Nullable Instant>();
            moved.forEach(move -> subjects.put(move.clock().subject(), null));
            for (var kept : computed) {
                var due = kept.clock().dueAt();
                if (due != null && kept.clock().phase() == Phase.COUNTING && subjects.containsKey(kept.subject()))
                    subjects.merge(kept.subject(), due, (a, b) -> a.isBefore(b) ? a : b);
            }
            var changes = new ArrayList<ClocksChanged>();
            subjects.forEach((subject, due) -> changes.add(new ClocksChanged(subject, due)));
            return changes;
        }
    }
}
