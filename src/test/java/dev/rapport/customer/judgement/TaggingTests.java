package dev.rapport.customer.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.customer.Lifecycle;
import dev.rapport.rules.Decision;
import dev.rapport.rules.RuleTextRefused;
import dev.rapport.rules.ShippedRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rulebook says as it is shipped. */
class TaggingTests {

    private static Saying decide(CustomerFacts facts) {
        return Saying.of(ShippedRules.decide(new JudgementRulebook().tagging(), facts));
    }

    private static CustomerFacts bought(int orders, int inYear, long amount, int daysAgo, double rhythm) {
        return new CustomerFacts(
                false,
                900,
                orders,
                inYear,
                amount,
                daysAgo,
                800,
                rhythm,
                rhythm == 0 ? 0 : daysAgo / rhythm,
                true,
                0,
                "",
                CustomerFacts.NEVER);
    }

    private static CustomerFacts neverBought() {
        return new CustomerFacts(
                true, 0, 0, 0, 0, CustomerFacts.NEVER, CustomerFacts.NEVER, 0, 0, false, 3, "", CustomerFacts.NEVER);
    }

    @Test
    void stagesFollowPurchases() {
        assertThat(decide(neverBought()).stage()).isEqualTo(Lifecycle.PROSPECT);
        assertThat(decide(bought(1, 1, 10, 364, 0)).stage()).isEqualTo(Lifecycle.BUYER);
        assertThat(decide(bought(9, 0, 0, 365, 10)).stage()).isEqualTo(Lifecycle.FORMER);
    }

    @ParameterizedTest
    @CsvSource({"0,standard", "19999,standard", "20000,silver", "99999,silver", "100000,gold", "99999999,gold"})
    void tiersFollowWhatWasBoughtInAYear(long amount, String tier) {
        assertThat(decide(bought(2, 2, amount, 10, 0)).tier()).isEqualTo(tier);
    }

    @Test
    void whoIsSilentForTwiceTheirRhythmIsAtRisk() {
        assertThat(decide(bought(5, 5, 10, 60, 30)).tags()).containsOnlyKeys("regular");
        assertThat(decide(bought(5, 5, 10, 61, 30)).tags()).containsOnlyKeys("regular", "at risk");
        assertThat(decide(bought(2, 2, 10, 300, 0)).tags()).isEmpty();
        assertThat(decide(bought(5, 0, 0, 400, 30)).tags()).isEmpty();
    }

    @Test
    void eachReasonIsSaidInBothLanguages() {
        for (var facts : List.of(neverBought(), bought(5, 5, 200_000, 70, 30), bought(2, 0, 0, 400, 0)))
            assertThat(decide(facts).reasons())
                    .isNotEmpty()
                    .allSatisfy(reason -> assertThat(reason.because()).matches("[^|]+ \\| .*\\p{IsHan}.*"));
        assertThat(ShippedRules.decide(new JudgementRulebook().tagging(), bought(1, 1, 1, 1, 0))
                        .reasonsFor("stage")
                        .getFirst()
                        .because(Locale.CHINESE))
                .isEqualTo("12 个月内有购买");
    }

    @Test
    void wordsThatThereAreNotAreRefused() {
        refused("judgement.refused.stage", Map.of("stage", "best friend"));
        refused("judgement.refused.days", Map.of("tag regular", "always"));
        refused("judgement.refused.days", Map.of("tag regular", -1));
        refused("judgement.refused.tag", Map.of("tag ", 0));
    }

    private static void refused(String key, Map<String, Object> results) {
        var decision = new Decision("tagging", 1, 0, results, List.of());
        assertThatThrownBy(() -> Saying.of(decision))
                .isInstanceOfSatisfying(
                        RuleTextRefused.class,
                        refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
