package dev.rapport.sla.clocks;

import dev.rapport.sla.Phase;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaTarget;
import java.util.List;
import java.util.function.Predicate;

/** How a past leaves a case towards a metric, read off the whole past each time, entry by entry. */
final class PlainCase {

    static final int NOTHING = -1;

    private final List<SlaEvent> past;
    private final SlaTarget target;
    private final String metric;

    /** @param past in order, from the opening on */
    PlainCase(List<SlaEvent> past, SlaTarget target) {
        this.past = past;
        this.target = target;
        this.metric = target.metric().name();
    }

    /** The place in the past from which the metric is measured; another place is another round. */
    int measuredSince() {
        if (metric.equals("next-response")) return unanswered();
        if (metric.equals("periodic-update")) return last(Kind.AGENT_REPLY);
        if (isStep()) return inStep() ? firstAfter(lastLeft(), this::entersStep) : NOTHING;
        return 0;
    }

    Phase phase() {
        if (isStopped()) return Phase.STOPPED;
        return waits() || isInNobodysHands() ? Phase.PAUSED : Phase.COUNTING;
    }

    boolean begins() {
        return switch (metric) {
            case "first-response", "resolution", "requester-wait" -> true;
            default -> !isInNobodysHands() && !isStopped();
        };
    }

    private boolean isInNobodysHands() {
        if (metric.startsWith("claimed:"))
            return last(e -> isOfTheStep(e, Kind.STEP_CLAIMED))
                    <= Math.max(last(e -> isOfTheStep(e, Kind.STEP_RELEASED)), lastLeft());
        return metric.equals("agent-work") && !isHeld();
    }

    private boolean isStopped() {
        var answered = last(Kind.AGENT_REPLY) != NOTHING;
        if (isMerged() || isSolved()) return true;
        if (metric.equals("first-response")) return answered;
        if (metric.equals("next-response")) return unanswered() == NOTHING;
        if (metric.equals("periodic-update")) return !answered;
        if (isStep()) return !inStep();
        return metric.startsWith("stage-") && !inStage();
    }

    /** Whether, if it stopped with the last entry, that was without what it measures. */
    boolean isUnanswered() {
        return switch (metric) {
            case "first-response" -> last(Kind.AGENT_REPLY) == NOTHING;
            case "next-response" -> unanswered() != NOTHING;
            default -> isMerged();
        };
    }

    /** Whether the customer has an answer by now. */
    boolean isAnswered() {
        return metric.endsWith("-response") && !isUnanswered();
    }

    private boolean isMerged() {
        return last(Kind.MERGED) > last(Kind.REOPENED);
    }

    private boolean isSolved() {
        return Math.max(last(Kind.SOLVED), last(Kind.CLOSED)) > last(Kind.REOPENED);
    }

    /** The first message after the last answer, or that it was lost, once there was an answer. */
    private int unanswered() {
        var answer = last(Kind.AGENT_REPLY);
        return answer == NOTHING
                ? NOTHING
                : firstAfter(answer, e -> e.kind() == Kind.CUSTOMER_MESSAGE || e.kind() == Kind.REPLY_LOST);
    }

    private boolean isHeld() {
        var assigned = last(Kind.ASSIGNED);
        return assigned != NOTHING && past.get(assigned).by() != null;
    }

    private boolean waits() {
        var pause = last(Kind.PAUSED);
        if (pause == NOTHING) return false;
        for (var end : List.of(Kind.RESUMED, Kind.CUSTOMER_MESSAGE, Kind.SOLVED, Kind.CLOSED, Kind.MERGED))
            if (last(end) > pause) return false;
        return switch (target.pauses().text()) {
            case "any" -> true;
            case "none" -> false;
            default ->
                (" " + target.pauses().text() + " ")
                        .contains(" " + past.get(pause).detail() + " ");
        };
    }

    private boolean inStage() {
        var stage = metric.substring("stage-".length());
        var entered = last(Kind.STAGE_ENTERED);
        var left = last(e -> e.kind() == Kind.STAGE_LEFT && stage.equals(e.detail()));
        return entered > left && stage.equals(past.get(entered).detail());
    }

    private boolean inStep() {
        return last(this::entersStep) > lastLeft();
    }

    private int lastLeft() {
        return last(e -> isOfTheStep(e, Kind.STEP_LEFT));
    }

    private boolean entersStep(SlaEvent event) {
        return isOfTheStep(event, Kind.STEP_ENTERED);
    }

    private boolean isStep() {
        return metric.startsWith("step:") || metric.startsWith("claimed:");
    }

    private boolean isOfTheStep(SlaEvent event, Kind kind) {
        return event.kind() == kind
                && (metric.equals("step:" + event.detail()) || metric.equals("claimed:" + event.detail()));
    }

    private int last(Kind kind) {
        return last(e -> e.kind() == kind);
    }

    private int last(Predicate<SlaEvent> wanted) {
        for (var i = past.size() - 1; i >= 0; i--) if (wanted.test(past.get(i))) return i;
        return NOTHING;
    }

    private int firstAfter(int place, Predicate<SlaEvent> wanted) {
        for (var i = place + 1; i < past.size(); i++) if (wanted.test(past.get(i))) return i;
        return NOTHING;
    }
}
