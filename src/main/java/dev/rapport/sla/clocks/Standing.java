package dev.rapport.sla.clocks;

import dev.rapport.sla.Metric;
import dev.rapport.sla.Pausing;
import dev.rapport.sla.Phase;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaTarget;
import org.jspecify.annotations.Nullable;

/** How a case stands towards one metric after what was heard of it so far. */
final class Standing {

    /** Why nobody works on a case that is in nobody's hands. */
    static final String NOBODY = "nobody";

    private final Metric.Kind kind;
    private final String place;
    private final Pausing pauses;
    private boolean opened;
    private boolean answered;
    private boolean solved;
    private boolean merged;
    private boolean kept;
    private boolean held;
    private boolean isThere;
    private boolean claimed;
    private boolean owed;
    private boolean paused;
    private @Nullable String pausedFor;
    private int turn;

    Standing(SlaTarget target) {
        this.kind = target.metric().kind();
        this.place = target.metric().place();
        this.pauses = target.pauses();
    }

    void hear(SlaEvent event) {
        if (event.kind() == SlaEvent.Kind.OPENED) opened = true;
        if (!opened) return;
        switch (event.kind()) {
            case ASSIGNED -> held = event.by() != null;
            case CUSTOMER_MESSAGE -> hearCustomer();
            case AGENT_REPLY -> answer();
            case REPLY_LOST -> owe();
            case RESUMED -> paused = false;
            case PAUSED -> pause(event.detail());
            case SOLVED -> {
                kept = true;
                solve();
            }
            case CLOSED -> solve();
            case MERGED -> {
                merged = true;
                solve();
            }
            case REOPENED -> {
                merged = false;
                solved = false;
                kept = false;
            }
            case STAGE_ENTERED -> {
                if (kind == Metric.Kind.STAGE) isThere = place.equals(event.detail());
            }
            case STAGE_LEFT -> {
                if (kind == Metric.Kind.STAGE && (event.detail() == null || place.equals(event.detail())))
                    isThere = false;
            }
            case STEP_ENTERED, STEP_LEFT, STEP_CLAIMED, STEP_RELEASED -> {
                if (isStep() && place.equals(event.detail())) hearStep(event.kind());
            }
            case OPENED, ESCALATED, INTERNAL_NOTE -> {}
        }
    }

    boolean isOpened() {
        return opened;
    }

    /** Changes when the metric is measured from the beginning again. */
    int turn() {
        return turn;
    }

    /** Whether a metric that is not measured yet is from now on. */
    boolean begins() {
        return switch (kind) {
            case FIRST_RESPONSE, RESOLUTION, REQUESTER_WAIT, PROMISE -> true;
            case AGENT_WORK, CLAIMED -> isHeld() && !isStopped();
            case NEXT_RESPONSE, PERIODIC_UPDATE, STAGE, STEP -> !isStopped();
        };
    }

    Phase phase() {
        if (isStopped()) return Phase.STOPPED;
        return isWaiting() || !isHeld() ? Phase.PAUSED : Phase.COUNTING;
    }

    /** Absent unless paused. */
    @Nullable
    String pausedFor() {
        if (phase() != Phase.PAUSED) return null;
        return isWaiting() ? pausedFor : NOBODY;
    }

    /** Whether the case ended before what is measured came about, given that the metric stops just now. */
    boolean isUnanswered() {
        return switch (kind) {
            case FIRST_RESPONSE -> !answered;
            case NEXT_RESPONSE -> owed;
            case PROMISE -> !kept;
            default -> merged;
        };
    }

    /** Whether an answer came, be it after the end of the case. */
    boolean isAnswered() {
        return switch (kind) {
            case FIRST_RESPONSE -> answered;
            case NEXT_RESPONSE -> !owed;
            default -> false;
        };
    }

    private boolean isWaiting() {
        return paused && pauses.isPausedBy(pausedFor);
    }

    /** Whether somebody has it in hand, where that matters. */
    private boolean isHeld() {
        return switch (kind) {
            case AGENT_WORK -> held;
            case CLAIMED -> claimed;
            default -> true;
        };
    }

    private boolean isStep() {
        return kind == Metric.Kind.STEP || kind == Metric.Kind.CLAIMED;
    }

    private boolean isStopped() {
        var ended = solved || merged;
        return switch (kind) {
            case FIRST_RESPONSE -> answered || ended;
            case NEXT_RESPONSE -> !owed || ended;
            case PERIODIC_UPDATE -> !answered || ended;
            case STAGE, STEP, CLAIMED -> !isThere || ended;
            case RESOLUTION, REQUESTER_WAIT, AGENT_WORK, PROMISE -> ended;
        };
    }

    /** A message before the first answer is answered by that one; of several, the first counts. */
    private void hearCustomer() {
        paused = false;
        owe();
    }

    private void owe() {
        if (!answered || owed) return;
        owed = true;
        if (kind == Metric.Kind.NEXT_RESPONSE) turn++;
    }

    private void answer() {
        answered = true;
        owed = false;
        if (kind == Metric.Kind.PERIODIC_UPDATE) turn++;
    }

    private void pause(@Nullable String reason) {
        paused = true;
        pausedFor = reason;
    }

    private void solve() {
        paused = false;
        solved = true;
    }

    private void hearStep(SlaEvent.Kind happened) {
        switch (happened) {
            case STEP_ENTERED -> {
                if (!isThere) turn++;
                isThere = true;
            }
            case STEP_CLAIMED -> claimed = true;
            case STEP_RELEASED -> claimed = false;
            default -> {
                isThere = false;
                claimed = false;
            }
        }
    }
}
