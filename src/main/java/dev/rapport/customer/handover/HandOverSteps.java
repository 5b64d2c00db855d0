package dev.rapport.customer.handover;

import dev.rapport.access.Staff;
import dev.rapport.cases.SubjectStands;
import dev.rapport.customer.handover.GivenRows.Due;
import dev.rapport.customer.handover.HandOverEvent.HandOverDecided;
import dev.rapport.customer.handover.HandOverEvent.HandOverDone;
import dev.rapport.customer.handover.HandOverEvent.HandOverUndecided;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Word;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the process customer-handover does. */
@Service
@Transactional
class HandOverSteps {

    /** So many are given on in one transaction. */
    static final int BATCH = 200;

    private final HandOverRows handOvers;
    private final GivenRows rows;
    private final Giving giving;
    private final Platforms platforms;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HandOverSteps(
            HandOverRows handOvers,
            GivenRows rows,
            Giving giving,
            Platforms platforms,
            Staff staff,
            ApplicationEventPublisher events,
            Clock clock) {
        this.handOvers = handOvers;
        this.rows = rows;
        this.giving = giving;
        this.platforms = platforms;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /** The next customers: those that no platform holds are given on, the others wait for their platform to be asked. */
    Map<String, Object> give(SubjectId id) {
        var handOver = locked(id);
        var due = rows.due(id, BATCH);
        var bound = platforms.prepare(handOver, due);
        var free = new ArrayList<Due>();
        due.stream().filter(one -> !bound.waiting().contains(one.customer())).forEach(free::add);
        giving.give(handOver, free, bound.notMoved());
        var left = rows.has(id, Standing.PLANNED);
        if (!left) giving.tell(handOver);
        return Map.of("customersLeft", left, "ownerId", Objects.toString(handOver.startedBy(), ""));
    }

    Map<String, Object> ask(SubjectId id) {
        var handOver = locked(id);
        var asked = platforms.ask(handOver, hasLeft(handOver));
        giving.give(handOver, asked.done(), Map.of());
        return next(handOver, "toAsk", asked.more());
    }

    Map<String, Object> hear(SubjectId id) {
        var handOver = locked(id);
        var heard = platforms.hear(handOver, hasLeft(handOver));
        giving.give(handOver, heard.done(), Map.of());
        return next(handOver, "toHear", heard.more());
    }

    private Map<String, Object> next(HandOver handOver, String more, boolean isMore) {
        var wait = platforms.untilNextWord(handOver);
        var undecided = !isMore
                && wait.isEmpty()
                && Standing.UNSETTLED.stream().anyMatch(standing -> rows.has(handOver.id(), standing));
        if (undecided) undecided(handOver);
        var said = new HashMap<String, Object>(Map.of("toAsk", false, "toHear", false));
        said.put(more, isMore);
        said.put("awaited", wait.isPresent());
        said.put("waitFor", wait.map(Object::toString).orElse("PT0S"));
        said.put("undecided", undecided);
        return said;
    }

    private void undecided(HandOver handOver) {
        handOvers.stands(handOver.id(), HandOverState.DECIDING, null);
        events.publishEvent(new SubjectStands(handOver.id(), "HandOverState.DECIDING", null));
        var counts = handOvers.counts(handOver.id().value());
        var open = Standing.UNSETTLED.stream()
                .mapToInt(standing -> counts.getOrDefault(standing, 0))
                .sum();
        events.publishEvent(
                new HandOverUndecided(Ids.next(), handOver.id(), clock.instant(), open, handOver.startedBy()));
    }

    /** For those that nobody else was chosen for on the page. */
    void decided(SubjectId id, TaskSubmission submission) {
        locked(id);
        var then = Word.parse(WhatThen.class, Objects.requireNonNullElse(submission.text("outcome"), ""));
        if (then == WhatThen.KEEP) rows.keep(id);
        else rows.choose(id, null, Standing.UNSETTLED, null);
        handOvers.stands(id, HandOverState.RUNNING, null);
        events.publishEvent(new SubjectStands(id, "HandOverState.RUNNING", null));
        events.publishEvent(new HandOverDecided(Ids.next(), id, clock.instant(), then));
    }

    void close(SubjectId id) {
        var handOver = locked(id);
        var now = clock.instant();
        giving.tell(handOver);
        handOvers.stands(id, HandOverState.DONE, now);
        var counts = handOvers.counts(id.value());
        events.publishEvent(new SubjectStands(id, "HandOverState.DONE", now));
        events.publishEvent(new HandOverDone(
                Ids.next(),
                id,
                now,
                counts.getOrDefault(Standing.DONE, 0),
                counts.getOrDefault(Standing.KEPT, 0),
                handOver.startedBy()));
    }

    private boolean hasLeft(HandOver handOver) {
        return !staff.isEnabled(handOver.from());
    }

    private HandOver locked(SubjectId id) {
        return handOvers.locked(id).orElseThrow();
    }
}
