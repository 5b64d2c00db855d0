package dev.rapport.sla.recomputation.work;

import dev.rapport.platform.SubjectId;
import dev.rapport.sla.ClocksChanged;
import dev.rapport.sla.ClocksRecomputed;
import dev.rapport.sla.Phase;
import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.calendars.BusinessCalendar;
import dev.rapport.sla.calendars.CalendarAssignments;
import dev.rapport.sla.calendars.Calendars;
import dev.rapport.sla.clocks.CaseClocks;
import dev.rapport.sla.clocks.Clocks;
import dev.rapport.sla.clocks.CustomerTerms;
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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Computes the open clocks of some hundred cases again in one transaction: read together, computed from their logs,
 * written together. Clocks that have stopped, past breaches and past pauses stay what they were, unless the past is
 * corrected.
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
    private final CustomerTerms terms;
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
            CustomerTerms terms,
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
        this.terms = terms;
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
        if (job.kind() == Kind.POLICY) policies.catchUp();
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
        var found = open.locked(subjects);
        var page = new Page(clock.instant(), calendars(), clocks.of(subjects), job.kind() == Kind.CORRECTION);
        read(changed(job.kind(), found, subjects, page), page);
        var moved = page.moves();
        clocks.remove(page.gone().stream().map(KeptClock::id).toList());
        clocks.save(page.written());
        if (job.kind() == Kind.CORRECTION) tellings.takeBack(page.nowInTime(), job.id());
        moves.note(job, moved);
        events.publishEvent(new ClocksRecomputed(page.changes(moved)));
        var earlier = moved.stream().filter(DueMoves.Move::isEarlier).count();
        recomputations.advance(job.id(), subjects.getLast(), subjects.size(), earlier, moved.size() - earlier);
    }

    /** The cases as they are promised and assigned now. */
    private List<SlaCase> changed(Kind kind, List<SlaCase> found, List<UUID> subjects, Page page) {
        if (kind == Kind.CALENDAR || kind == Kind.CORRECTION) return found;
        var assigned = assignments.of(subjects);
        var served = kind == Kind.CUSTOMER ? terms.of(subjects) : Map.<UUID, UnaryOperator<SlaFacts>>of();
        var changed = new ArrayList<SlaCase>();
        for (var before : found) {
            var subject = before.subject().value();
            var facts = served.getOrDefault(subject, UnaryOperator.identity()).apply(before.facts());
            var now = before.countingBy(assigned.get(subject));
            if (kind == Kind.POLICY || !facts.equals(before.facts()))
                now = policies.again(now, facts, page.before(before.subject()));
            if (!now.equals(before)) cases.save(now);
            changed.add(now);
        }
        return changed;
    }

    private void read(List<SlaCase> found, Page page) {
        var told = tellings.about(page.before.keySet());
        open.eachLog(found, (one, log) -> {
            var before = page.before(one.subject());
            var gone = new HashMap<UUID, KeptClock>();
            for (var kept : before) if (kept.clock().phase() != Phase.STOPPED) gone.put(kept.id(), kept);
            for (var kept : CaseClocks.of(one, log, page.named, before, page.now)) {
                gone.remove(kept.id());
                if (!page.touches(kept)) continue;
                page.computed.add(recalculation.scheduled(kept, one, log, told, page.named));
                recalculation.endLadder(kept.id(), one, kept.stillDue(), told);
            }
            gone.values().forEach(kept -> {
                page.gone.add(kept);
                recalculation.endLadder(kept.id(), one, null, told);
            });
        });
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
        private final Map<SubjectId, List<KeptClock>> bySubject;
        private final List<KeptClock> computed = new ArrayList<>();
        private final List<KeptClock> gone = new ArrayList<>();

        private final boolean corrects;

        Page(Instant now, Function<String, BusinessCalendar> named, List<KeptClock> before, boolean corrects) {
            this.now = now;
            this.corrects = corrects;
            this.named = named;
            this.bySubject = OpenCases.bySubject(before);
            before.forEach(kept -> this.before.put(kept.id(), kept));
        }

        /** Not clocks that would never have run, nor, unless the past is corrected, those that had stopped before. */
        boolean touches(KeptClock kept) {
            var old = before(kept);
            if (corrects && old != null) return true;
            return (old == null ? kept : old).clock().phase() != Phase.STOPPED;
        }

        List<KeptClock> before(SubjectId subject) {
            return bySubject.getOrDefault(subject, List.of());
        }

        /** Clocks that were running and that nothing calls for any more. */
        List<KeptClock> gone() {
            return gone;
        }

        List<DueMoves.Move> moves() {
            return Stream.concat(
                            computed.stream().map(kept -> DueMoves.Move.of(before(kept), kept)),
                            gone.stream().map(DueMoves.Move::away))
                    .filter(DueMoves.Move::isMove)
                    .toList();
        }

        /** Clocks that were late and by the corrected past are not. */
        List<UUID> nowInTime() {
            return computed.stream()
                    .filter(kept -> {
                        var old = before(kept);
                        return old != null
                                && old.clock().breachedAt() != null
                                && kept.clock().breachedAt() == null;
                    })
                    .map(KeptClock::id)
                    .toList();
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
