package dev.rapport.sla.clocks;

import dev.rapport.sla.SlaTarget;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where on a clock a step of the ladder is, as rules write it: {@code 80%} of the target, {@code -15m} or {@code -2h}
 * of business time before the due time, {@code 0} at it, {@code 30m} or {@code 4h} after it.
 *
 * @param percent of the target, instead of an offset from it
 * @param amount percent or milliseconds
 */
record StepOffset(boolean percent, long amount) {

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,4})%");
    private static final Pattern TIME = Pattern.compile("([+-]?\\d{1,6})([mh])");

    /** Empty for what is no offset. */
    static Optional<StepOffset> parse(String text) {
        var percent = PERCENT.matcher(text);
        if (percent.matches()) return Optional.of(new StepOffset(true, Long.parseLong(percent.group(1))));
        if (text.equals("0")) return Optional.of(new StepOffset(false, 0));
        var time = TIME.matcher(text);
        if (!time.matches()) return Optional.empty();
        var minutes = Long.parseLong(time.group(1)) * (time.group(2).equals("h") ? 60 : 1);
        return Optional.of(new StepOffset(false, minutes * 60_000));
    }

    /** The business time on the clock at which the step comes; zero or less when it would lie before the start. */
    long on(SlaTarget target) {
        return percent ? target.millis() * amount / 100 : target.millis() + amount;
    }
}
