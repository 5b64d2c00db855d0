package dev.rapport.loyalty;

import dev.rapport.loyalty.PointsEntry.Ruling;
import dev.rapport.rules.Decision;
import dev.rapport.rules.Rules;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the rulebook {@code earning} gives for an occasion. */
@Component
class Earning {

    static final String BOOK = "earning";

    private final Rules rules;
    private final Clock clock;

    Earning(Rules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** Empty where no rule gives anything. */
    Optional<NewEntry> of(Occasion occasion, EarningFacts facts) {
        var decision = rules.decide(BOOK, List.of(facts));
        var points = number(decision, "points");
        if (points < 1) return Optional.empty();
        var entry = new NewEntry(Math.min(points, NewEntry.MOST), occasion).ruledBy(ruling(decision));
        var months = number(decision, "months");
        if (months < 1) return Optional.of(entry);
        return Optional.of(
                entry.until(ZonedDateTime.now(clock).plusMonths(months).toInstant()));
    }

    /** What rules said of a number, in whole. */
    static long number(Decision decision, String name) {
        return decision.results().get(name) instanceof Number number ? number.longValue() : 0;
    }

    private static Ruling ruling(Decision decision) {
        return decision.reasons().stream()
                .filter(reason -> "points".equals(reason.result()))
                .findFirst()
                .map(reason -> new Ruling(reason.rule(), decision.version(), reason.because()))
                .orElseGet(() -> new Ruling(BOOK, decision.version(), ""));
    }
}
