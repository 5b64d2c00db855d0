package dev.rapport.insight.breaches;

import dev.rapport.insight.breaches.BreachRemark.Cause;
import dev.rapport.platform.KeptYears;
import dev.rapport.platform.Refused;
import dev.rapport.sla.clocks.Keys;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What breaches can be narrowed to and grouped by, and where it stands for breaches and for promises that were kept. */
public enum BreachDimension {
    TEAM("e.team", "c.team"),
    PERSON("e.owner_id", "c.owner_id"),
    CUSTOMER("s.customer_id", "s.customer_id"),
    TIER("e.tier", "c.facts ->> 'tier'"),
    PROCESS("e.process", "c.facts ->> 'caseType'"),
    METRIC("e.metric", "k.metric"),
    POLICY("e.policy", "k.policy"),
    CAUSE("e.cause", "cast(null as text)"),
    WEEK(week("e.due_at"), week("k.stopped_at"));

    private final String ofBreach;
    private final String ofKept;

    BreachDimension(String ofBreach, String ofKept) {
        this.ofBreach = ofBreach;
        this.ofKept = ofKept;
    }

    /** The name as it stands in addresses, such as {@code team}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BreachDimension> of(String word) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.word().equals(word))
                .findFirst();
    }

    /** Reads the word that {@link #word()} writes; refuses any other. */
    public static BreachDimension required(String word) {
        return of(word).orElseThrow(() -> Refused.invalid("sla.no-such-dimension", word));
    }

    /** Refuses a value that no breach can have. */
    void require(String value) {
        switch (this) {
            case PERSON, CUSTOMER -> Keys.id(value);
            case CAUSE -> {
                if (Arrays.stream(Cause.values())
                        .noneMatch(cause -> cause.name().equals(value)))
                    throw Refused.invalid("sla.no-such-cause", value);
            }
            case WEEK -> {
                try {
                    KeptYears.require(LocalDate.parse(value));
                } catch (DateTimeException e) {
                    throw Refused.invalid("sla.bad-day", value);
                }
            }
            default -> {}
        }
    }

    /** Whether it is an id and no word. */
    boolean isId() {
        return this == PERSON || this == CUSTOMER;
    }

    String ofBreach() {
        return ofBreach;
    }

    String ofKept() {
        return ofKept;
    }

    private static String week(String column) {
        return "cast(cast(date_trunc('week', " + column + " at time zone :zone) as date) as text)";
    }
}
