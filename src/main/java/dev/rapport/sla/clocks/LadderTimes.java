package dev.rapport.sla.clocks;

import dev.rapport.sla.Phase;
import dev.rapport.sla.Promise;
import dev.rapport.sla.SlaClock;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.calendars.BusinessCalendar;
import dev.rapport.sla.calendars.Calendars;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When the steps of ladders come. They are counted in the same business time as the clock itself, so they follow every
 * pause and every change of target or calendar.
 */
@Component
class LadderTimes {

    private final Ladders ladders;
    private final Calendars calendars;

    LadderTimes(Ladders ladders, Calendars calendars) {
        this.ladders = ladders;
        this.calendars = calendars;
    }

    /** The clock with the instant at which it must be looked at again, for whatever is to be told of it. */
    KeptClock scheduled(KeptClock kept, SlaCase found, KeptClock.Told told) {
        return scheduled(kept, found, told, calendars::named);
    }

    KeptClock scheduled(KeptClock kept, SlaCase found, KeptClock.Told told, Function<String, BusinessCalendar> named) {
        var alarm = kept.told(told);
        var step = untold(kept, found, told, named)
                .findFirst()
                .map(StepReached::at)
                .orElse(null);
        return alarm.firingAt(earlier(alarm.nextFire(), step));
    }

    boolean has(SlaCase found, Promise promise) {
        return !ladders.of(found, promise).isEmpty();
    }

    /** The steps that the clock has come to and that were not told for the present due time, in their order. */
    List<StepReached> due(KeptClock kept, SlaCase found, KeptClock.Told told) {
        return untold(kept, found, told, calendars::named)
                .takeWhile(step -> !step.at().isAfter(kept.clock().asOf()))
                .toList();
    }

    /** None while the clock does not count. */
    private Stream<StepReached> untold(
            KeptClock kept, SlaCase found, KeptClock.Told told, Function<String, BusinessCalendar> named) {
        var due = kept.clock().dueAt();
        if (due == null || kept.clock().phase() != Phase.COUNTING || !found.live()) return Stream.empty();
        var target = kept.promise().target();
        return ladders.of(found, kept.promise()).stream()
                .filter(step -> step.offset().on(target) > 0 && !told.step(kept.id(), step.name(), due))
                .sorted(Comparator.comparingLong(
                                (LadderStep step) -> step.offset().on(target))
                        .thenComparing(LadderStep::name))
                .flatMap(step -> reached(step, kept, named));
    }

    private static Stream<StepReached> reached(
            LadderStep step, KeptClock kept, Function<String, BusinessCalendar> named) {
        var clock = kept.clock();
        var left = step.offset().on(kept.promise().target()) - clock.elapsedMillis();
        if (left <= 0) return Stream.of(new StepReached(step, clock.asOf()));
        return hours(kept, named).after(clock.asOf(), left).stream().map(at -> new StepReached(step, at));
    }

    /** The same step with the very moment at which the clock came to it, by the log. */
    StepReached exact(StepReached reached, KeptClock kept, List<SlaEvent> log) {
        var target = kept.promise().target();
        var upToStep = target.lasting(reached.step().offset().on(target));
        return Timeline.of(log, upToStep).stream()
                .filter(round -> round.number() == kept.clock().round())
                .findFirst()
                .map(round -> Reading.of(
                        round,
                        upToStep,
                        hours(kept, calendars::named),
                        kept.clock().asOf()))
                .map(SlaClock::dueAt)
                .map(at -> new StepReached(reached.step(), at))
                .orElse(reached);
    }

    private static BusinessCalendar hours(KeptClock kept, Function<String, BusinessCalendar> named) {
        return kept.promise().target().hours(named.apply(kept.promise().calendar()));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(one, other)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
