package dev.rapport.marketing.segments;

import dev.rapport.marketing.segments.SegmentChange.What;
import dev.rapport.marketing.segments.SegmentEvent.SegmentFailed;
import dev.rapport.marketing.segments.SegmentEvent.SegmentStuck;
import dev.rapport.marketing.segments.SegmentEvent.SegmentWorksAgain;
import dev.rapport.marketing.segments.SegmentWork.Due;
import dev.rapport.marketing.segments.SegmentWork.Live;
import dev.rapport.platform.AllCustomers;
import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps members of live segments up, a page of customers in a transaction: what was killed half-way was not committed and
 * is done again. Who is looked at is decided by what is known then, so that the order of changes does not matter. One copy
 * of the application at a time.
 */
@Component
class SegmentRound {

    private static final String CANNOT = "segment.cannot-be-computed";
    private static final int PAGE = 2000;
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final SegmentWork work;
    private final SegmentMembers members;
    private final SegmentChanges changes;
    private final KnownFacts known;
    private final AllCustomers everybody;
    private final SegmentDays days;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SegmentRound(
            JdbcClient jdbc,
            SegmentWork work,
            SegmentMembers members,
            SegmentChanges changes,
            KnownFacts known,
            AllCustomers everybody,
            SegmentDays days,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.work = work;
        this.members = members;
        this.changes = changes;
        this.known = known;
        this.everybody = everybody;
        this.days = days;
        this.events = events;
        this.clock = clock;
    }

    /** Customers that are due. Whether there were any. */
    @Transactional
    boolean decideSome() {
        if (!isMyTurn()) return false;
        days.beginThere();
        work.markHorizons();
        var due = work.take(PAGE);
        var now = Instants.now(clock);
        var live = due.isEmpty() ? work.liveNotSwept(now, BETWEEN_SWEEPS) : work.live();
        var facts = live.isEmpty() ? Map.<String, CustomerFact>of() : known.all();
        if (!due.isEmpty()) for (var segment : live) decide(segment, due, facts, now);
        work.addTallies();
        for (var segment : live) look(segment, facts, now);
        return !due.isEmpty();
    }

    /**
     * All members of one segment whose condition is new, if there is one: in a transaction of its own, since it takes long.
     * Also while customers come in by the thousand: nobody waits for the end of an import to see a segment.
     */
    @Transactional
    boolean computeOne() {
        if (!isMyTurn()) return false;
        days.beginThere();
        var now = Instants.now(clock);
        var facts = known.all();
        return work.live().stream()
                .filter(segment -> !segment.isComputed() && segment.isHeard() && !segment.isStuck())
                .findFirst()
                .filter(segment -> compute(segment, facts, now))
                .isPresent();
    }

    private boolean isMyTurn() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('segments', 0))")
                .query(Boolean.class)
                .single();
    }

    private void decide(Live segment, List<Due> due, Map<String, CustomerFact> facts, Instant now) {
        if (segment.isStuck() || !segment.isComputed()) return;
        var some = due.stream()
                .filter(segment::hears)
                .map(Due::customer)
                .distinct()
                .toArray(UUID[]::new);
        if (some.length == 0 || !canBeAsked(segment, facts, now)) return;
        var matching = SegmentSql.matching(segment.condition(), everybody, facts, now, true);
        var turn = asked(segment, () -> members.turn(segment.id(), matching, some, now));
        if (turn.isNothing()) return;
        changes.note(segment.id(), What.ENTERED, turn.entered(), now);
        changes.note(segment.id(), What.LEFT, turn.left(), now);
        events.publishEvent(new SegmentTurned(segment.id(), turn.entered(), turn.left()));
    }

    /** What nobody tells of: that time passed, that a fact is gone or is back. */
    private void look(Live segment, Map<String, CustomerFact> facts, Instant now) {
        var swept = segment.sweptAt();
        if (swept != null && Duration.between(swept, now).abs().compareTo(BETWEEN_SWEEPS) < 0) return;
        changes.forgetOld(now);
        work.swept(segment.id(), now);
        if (!canBeAsked(segment, facts, now)) return;
        if (CANNOT.equals(segment.stuck())) return;
        if (segment.isStuck()) {
            work.worksAgain(segment.id());
            changes.note(segment.id(), What.WORKS_AGAIN, 0, 0, now);
            events.publishEvent(new SegmentWorksAgain(
                    Ids.next(), new SubjectId(segment.id()), now, segment.name(), segment.owner()));
            return;
        }
        if (swept == null || !segment.isComputed()) return;
        SegmentSql.turningBetween(segment.condition(), everybody, facts, swept, now)
                .forEach(turning -> work.markTurning(segment.id(), turning));
    }

    private boolean compute(Live segment, Map<String, CustomerFact> facts, Instant now) {
        if (!canBeAsked(segment, facts, now)) return false;
        var matching = SegmentSql.matching(segment.condition(), everybody, facts, now, false);
        var computed = asked(segment, () -> members.compute(segment.id(), matching, now));
        work.computed(segment.id(), segment.asked(), now);
        changes.note(segment.id(), What.COMPUTED, computed.came(), computed.went(), now);
        events.publishEvent(new SegmentComputed(segment.id(), computed.came(), computed.went()));
        return true;
    }

    /** One whose fact or word is gone keeps its members, and its owner is told once. */
    private boolean canBeAsked(Live segment, Map<String, CustomerFact> facts, Instant now) {
        try {
            ConditionCheck.requireKnown(segment.condition(), facts);
            return true;
        } catch (Refused gone) {
            stuck(segment, gone, now);
            return false;
        }
    }

    private void stuck(Live segment, Refused why, Instant now) {
        if (!work.getsStuck(segment, why, now)) return;
        changes.note(segment.id(), What.STUCK, 0, 0, now);
        var subject = new SubjectId(segment.id());
        events.publishEvent(
                CANNOT.equals(why.key())
                        ? new SegmentFailed(Ids.next(), subject, now, segment.name(), segment.owner())
                        : new SegmentStuck(
                                Ids.next(),
                                subject,
                                now,
                                segment.name(),
                                String.valueOf(why.arguments()[0]),
                                segment.owner()));
    }

    private static <T> T asked(Live segment, Supplier<T> asking) {
        try {
            return asking.get();
        } catch (DataIntegrityViolationException | BadSqlGrammarException e) {
            throw new SegmentNotComputed(segment, e);
        }
    }

    /** The database cannot answer it, now or later; others go on. */
    @Transactional
    void giveUp(Live segment) {
        stuck(segment, Refused.conflict(CANNOT, segment.name()), Instants.now(clock));
    }
}
