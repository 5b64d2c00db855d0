package dev.rapport.sla;

import dev.rapport.platform.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a clock measures, by name: one of the words of {@link Kind}, the time in a stage, {@code stage-<name>}, or the
 * time of a step of a process, {@code step:<element>} from its creation and {@code claimed:<element>} from its claim.
 */
public record Metric(String name) {

    private static final String STAGE = "stage-";
    private static final String STEP = "step:";
    private static final String CLAIMED = "claimed:";
    private static final Pattern NAME = Pattern.compile("stage-\\S{1,80}|(step|claimed):\\S{1,200}");

    public static final Metric FIRST_RESPONSE = new Metric("first-response");
    public static final Metric NEXT_RESPONSE = new Metric("next-response");
    public static final Metric PERIODIC_UPDATE = new Metric("periodic-update");
    public static final Metric REQUESTER_WAIT = new Metric("requester-wait");
    public static final Metric AGENT_WORK = new Metric("agent-work");
    public static final Metric RESOLUTION = new Metric("resolution");

    /** Until the time that was said to a customer; no policy decides how long that is. */
    public static final Metric PROMISE = new Metric("promise");

    /** The metrics that any case may have, whatever its stages and steps. */
    public static final List<Metric> OF_A_CASE =
            List.of(FIRST_RESPONSE, NEXT_RESPONSE, PERIODIC_UPDATE, REQUESTER_WAIT, AGENT_WORK, RESOLUTION);

    public Metric {
        if (!NAME.matcher(name).matches() && Kind.named(name) == null) throw Refused.invalid("sla.bad-metric", name);
    }

    public static Metric stage(String stage) {
        return new Metric(STAGE + stage);
    }

    /** @param element id of the element in its process */
    public static Metric step(String element) {
        return new Metric(STEP + element);
    }

    /** @param element id of the element in its process */
    public static Metric claimed(String element) {
        return new Metric(CLAIMED + element);
    }

    public Kind kind() {
        var kind = Kind.named(name);
        if (kind != null) return kind;
        if (name.startsWith(STAGE)) return Kind.STAGE;
        return name.startsWith(STEP) ? Kind.STEP : Kind.CLAIMED;
    }

    /** The stage or step whose time it measures; for other metrics, nothing that a case could be in. */
    public String place() {
        return switch (kind()) {
            case STAGE -> name.substring(STAGE.length());
            case STEP -> name.substring(STEP.length());
            case CLAIMED -> name.substring(CLAIMED.length());
            default -> "";
        };
    }

    public boolean isStage() {
        return kind() == Kind.STAGE;
    }

    /** Whether it is promised for a stage or step that the case is in, and not for the whole case. */
    public boolean isOfAPlace() {
        return kind() == Kind.STAGE || isOfAStep();
    }

    /** Whether its time was said for the one case and stays what was said, whatever policies become. */
    public boolean isSaid() {
        return kind() == Kind.PROMISE;
    }

    public boolean isOfAStep() {
        return kind() == Kind.STEP || kind() == Kind.CLAIMED;
    }

    /** Its name in a round, as {@link MetricWords} reads it: from the second round on with the number. */
    public String inRound(int round) {
        return round == 1 ? name : name + "-" + round;
    }

    /** What metrics measure. */
    public enum Kind {
        /** From the opening to the first answer to the customer. */
        FIRST_RESPONSE,

        /** From a customer's message after the first answer to the answer to it; a round for each. */
        NEXT_RESPONSE,

        /** From an answer to the customer to the next while the case is open; a round for each. */
        PERIODIC_UPDATE,

        /** While it is our turn, over the whole case. */
        REQUESTER_WAIT,

        /** While somebody holds the work and can work, over the whole case. */
        AGENT_WORK,

        /** From the opening to the solution. */
        RESOLUTION,

        /** From the making of a promise to its keeping. */
        PROMISE,

        /** While the case is in a stage. */
        STAGE,

        /** From entering a step to leaving it; a round for each visit. */
        STEP,

        /** While somebody holds the task of a step, until it ends; a round for each visit. */
        CLAIMED;

        private static final List<Kind> NAMED = Arrays.stream(values())
                .filter(kind -> kind != STAGE && kind != STEP && kind != CLAIMED)
                .toList();

        private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

        static @Nullable Kind named(String word) {
            for (var kind : NAMED) if (kind.word.equals(word)) return kind;
            return null;
        }
    }
}
