package dev.rapport.customer.judgement;

import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.Tags;
import dev.rapport.platform.CustomerId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A customer as it stands before it is judged.
 *
 * @param added the day on which it was
 * @param oldestInYear the first order within the last 365 days
 * @param membership the one that has not ended
 * @param tags with who put them on and until when they count
 * @param setStage what somebody set; the same of the tier
 * @param refused tags in lower case that are not put on
 * @param overridesEnd when the first of them ends
 * @param said what the rulebook said of it last
 */
record JudgedCustomer(
        CustomerId id,
        boolean firm,
        String tier,
        Lifecycle stage,
        LocalDate added,
        boolean owned,
        int purchases,
        int inYear,
        BigDecimal amountInYear,
        @Nullable LocalDate oldestInYear,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        @Nullable BigDecimal rhythm,
        int needs,
        @Nullable Held membership,
        List<OnIt> tags,
        @Nullable Lifecycle setStage,
        @Nullable String setTier,
        Set<String> refused,
        @Nullable Instant overridesEnd,
        @Nullable Before said) {

    static final int YEAR = 365;

    record OnIt(
            String word,
            String source,
            Instant added,
            @Nullable Instant until) {

        boolean isByRule() {
            return source.equals(Tags.BY_RULE);
        }
    }

    /**
     * @param stage whether the rulebook said one
     * @param tags by their words
     */
    record Before(boolean stage, boolean tier, Map<String, Lasting> tags) {}

    /** @param until the day from which it is not there any more, though it is said; absent if it stays as long as it is said */
    record Lasting(LocalDate since, @Nullable LocalDate until) {}

    /** @param until the last day; absent if it has no end */
    record Held(String level, LocalDate since, @Nullable LocalDate until) {

        boolean isInForce(LocalDate today) {
            return !since.isAfter(today) && (until == null || !until.isBefore(today));
        }
    }

    CustomerFacts facts(LocalDate today) {
        var held = membership != null && membership.isInForce(today) ? membership : null;
        var days = rhythm == null ? 0 : rhythm.doubleValue();
        var silent = since(last, today);
        return new CustomerFacts(
                firm,
                since(added, today),
                purchases,
                inYear,
                amountInYear.setScale(0, RoundingMode.DOWN).longValue(),
                silent,
                since(first, today),
                days,
                days == 0 || last == null ? 0 : silent / days,
                owned,
                needs,
                held == null ? "" : held.level(),
                held == null ? CustomerFacts.NEVER : since(today, held.until()));
    }

    private static int since(@Nullable LocalDate day, @Nullable LocalDate today) {
        if (day == null || today == null) return CustomerFacts.NEVER;
        return (int) Math.clamp(ChronoUnit.DAYS.between(day, today), 0, CustomerFacts.NEVER);
    }
}
