package dev.rapport.customer.judgement;

import dev.rapport.customer.RuleOverride.Source;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is by rule and by hand, and why.
 *
 * @param tags that the rulebook says, also those that are not there
 * @param refused words of tags that the rulebook may not put on
 * @param judged absent until it is judged for the first time
 */
public record Judgement(
        CustomerId customer,
        Standing stage,
        Standing tier,
        List<JudgedTag> tags,
        List<SetByHand> refused,
        @Nullable Judged judged) {

    /**
     * @param version of the rulebook that decided
     * @param next the day on which it is judged again, if nothing happens before
     * @param facts what it looked at
     */
    public record Judged(int version, Instant at, @Nullable LocalDate next, Map<String, Object> facts) {}

    /**
     * @param is what the customer is
     * @param says what the rulebook says; absent where it says nothing, or was not asked yet
     * @param set absent where the rulebook decides
     * @param revision what somebody who sets it otherwise must have read
     */
    public record Standing(
            String is, @Nullable ByRule says, @Nullable SetByHand set, Revision revision) {}

    /** @param because in the reader's language */
    public record ByRule(String says, String rule, String because) {}

    /**
     * @param says the stage or the tier; of a tag its word in lower case
     * @param by absent where nobody is known
     */
    public record SetByHand(
            String says,
            @Nullable String why,
            Source source,
            @Nullable UserId by,
            @Nullable String byName,
            Instant at,
            @Nullable Instant until) {}

    /**
     * @param until from when on it is not there any more, though the rule says it; absent if it stays as long as it does
     * @param there whether the customer has it by rule
     */
    public record JudgedTag(
            String word,
            String rule,
            String because,
            @Nullable LocalDate until,
            boolean there) {}
}
