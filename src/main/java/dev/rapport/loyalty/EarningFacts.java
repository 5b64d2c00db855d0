package dev.rapport.loyalty;

/**
 * What the rulebook {@code earning} looks at.
 *
 * @param occasion {@code purchase}, {@code referral}, {@code sign-in}, {@code review}, {@code birthday} or {@code reaction}
 * @param amount of a purchase, in whole units of its currency
 * @param inHouseCurrency whether that is the house's
 * @param daysAgo of a purchase; 0 on its day
 * @param tier of the customer
 */
public record EarningFacts(String occasion, long amount, boolean inHouseCurrency, int daysAgo, String tier) {

    static EarningFacts of(Occasion occasion, String tier) {
        return new EarningFacts(occasion.word(), 0, false, 0, tier);
    }
}
