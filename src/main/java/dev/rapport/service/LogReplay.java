package dev.rapport.service;

import dev.rapport.platform.UserId;
import dev.rapport.service.TicketState.Closed;
import dev.rapport.service.TicketState.Closing;
import dev.rapport.service.TicketState.New;
import dev.rapport.service.TicketState.Open;
import dev.rapport.service.TicketState.Party;
import dev.rapport.service.TicketState.Solved;
import dev.rapport.service.TicketState.Waiting;
import dev.rapport.sla.SlaEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plays what is known of a case's past: where that leaves the ticket, and what its clocks have to hear. */
final class LogReplay {

    /** One thing that happened, with its time. */
    record Step(Instant at, LogMeaning meaning, @Nullable UserId by) {

        /** Things of the same moment in the order in which the clocks take them. */
        static final Comparator<Step> ORDER = Comparator.comparing(
                        (Step step) -> step.at().truncatedTo(ChronoUnit.MILLIS))
                .thenComparing(
                        step -> Objects.requireNonNull(step.meaning().event().kind()));
    }

    private final List<SlaEvent> history = new ArrayList<>();
    private final Instant openedAt;
    private TicketState state;
    private boolean paused;
    private @Nullable Instant firstReplyAt;

    private LogReplay(Instant openedAt) {
        this.openedAt = openedAt;
        this.state = new New(openedAt);
        history.add(SlaEvent.of(openedAt, SlaEvent.Kind.OPENED));
    }

    /** The earliest step opens the case, whatever else it means. */
    static LogReplay of(List<Step> steps, Instant openedAt) {
        var replay = new LogReplay(openedAt);
        steps.stream()
                .filter(step -> step.meaning().event().kind() != null)
                .sorted(Step.ORDER)
                .forEach(replay::play);
        return replay;
    }

    List<SlaEvent> history() {
        return List.copyOf(history);
    }

    Instant openedAt() {
        return openedAt;
    }

    TicketState state() {
        return state;
    }

    @Nullable
    Instant firstReplyAt() {
        return firstReplyAt;
    }

    /** Beginning what goes on already, or ending what was not going on, is no event. */
    private void play(Step step) {
        var at = step.at();
        var changes = switch (step.meaning().event()) {
            case OPENED, IGNORED -> false;
            case RESUMED -> paused;
            case REOPENED -> isDone();
            default -> true;
        };
        if (!changes) return;
        switch (step.meaning().event()) {
            case ASSIGNED -> begin(at);
            case AGENT_REPLY -> firstReplyAt = firstReplyAt == null ? at : firstReplyAt;
            case PAUSED -> pause(step.meaning().reason(), at);
            case RESUMED, CUSTOMER_MESSAGE -> resume(at);
            case SOLVED -> solve(at);
            case CLOSED -> close(at);
            case REOPENED -> state = new Open(at);
            case OPENED, ESCALATED, IGNORED -> {}
        }
        var kind = Objects.requireNonNull(step.meaning().event().kind());
        history.add(new SlaEvent(at, kind, step.meaning().reason(), step.by(), null));
    }

    private void begin(Instant at) {
        if (state instanceof New) state = new Open(at);
    }

    private void pause(@Nullable String reason, Instant at) {
        paused = true;
        var party = Arrays.stream(Party.values())
                .filter(known -> known.word().equals(reason))
                .findFirst()
                .orElse(Party.OTHER);
        if (!isDone()) state = new Waiting(party, at);
    }

    private void resume(Instant at) {
        paused = false;
        if (state instanceof Waiting) state = new Open(at);
    }

    private void solve(Instant at) {
        paused = false;
        if (!isDone()) state = new Solved(at);
    }

    private void close(Instant at) {
        paused = false;
        if (!(state instanceof Closed)) state = new Closed(Closing.IMPORTED, at);
    }

    private boolean isDone() {
        return state instanceof Solved || state instanceof Closed;
    }
}
