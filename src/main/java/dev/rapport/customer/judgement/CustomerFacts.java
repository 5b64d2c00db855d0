package dev.rapport.customer.judgement;

/**
 * What the rulebook {@code tagging} looks at of a customer.
 *
 * @param firm whether it is an organisation
 * @param daysKnown whole days since it was added
 * @param purchases orders in all
 * @param purchasesInYear orders within the last 365 days
 * @param amountInYear what these came to in whole units of the house's currency, less discounts and what was given back
 * @param daysSincePurchase whole days since the last order; {@link #NEVER} without one
 * @param daysSinceFirstPurchase the same since the first
 * @param rhythm the median of the days between one purchase and the next; 0 before the third
 * @param silence how often that rhythm fits into the days since the last order; 0 before the third
 * @param owned whether somebody answers for the customer
 * @param needs how many were noted
 * @param membership the word of the level of a membership that is in force; empty for others
 * @param membershipDays whole days until it lapses, 0 on its last; {@link #NEVER} without an end or a membership
 */
public record CustomerFacts(
        boolean firm,
        int daysKnown,
        int purchases,
        int purchasesInYear,
        long amountInYear,
        int daysSincePurchase,
        int daysSinceFirstPurchase,
        double rhythm,
        double silence,
        boolean owned,
        int needs,
        String membership,
        int membershipDays) {

    /** As many days as nobody waits. */
    public static final int NEVER = 999_999;

    /** Whether a membership is in force. */
    public boolean isMember() {
        return !membership.isEmpty();
    }
}
