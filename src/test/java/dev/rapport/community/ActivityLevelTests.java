package dev.rapport.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.rules.Decision;
import dev.rapport.rules.ShippedRules;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityLevelTests {

    private static Decision decide(ActivityFacts facts) {
        return ShippedRules.decide(new CommunityRulebooks().activityLevel(), facts);
    }

    private static ActivityFacts seen(int daysAgo) {
        return new ActivityFacts(400, daysAgo, 0, 0, 0, 0, 0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"0,active", "6,active", "7,warm", "29,warm", "30,quiet", "89,quiet", "90,lost", "4000,lost"})
    void daysOfSilenceTellTheLevel(int days, String level) {
        assertThat(decide(seen(days)).text("level")).isEqualTo(level);
    }

    @Test
    void socialSignalsAloneNeverMakeAMemberHot() {
        var likesEverything = new ActivityFacts(400, 0, 100_000, 0, 0, 0, 0, 0, 0);

        assertThat(decide(likesEverything).text("interest")).isEqualTo("cold");
        assertThat(decide(likesEverything).score()).isLessThanOrEqualTo(10);
    }

    @Test
    void onlyASignOfIntentMakesAMemberHot() {
        assertThat(decide(new ActivityFacts(400, 3, 0, 0, 1, 0, 0, 0, 0)).text("interest"))
                .isEqualTo("hot");
        assertThat(decide(new ActivityFacts(400, 3, 50, 9, 0, 9, 0, 0, 0)).text("interest"))
                .isEqualTo("warm");
    }

    @Test
    void aNewMemberIsWelcomedOnce() {
        assertThat(decide(new ActivityFacts(0, 0, 0, 0, 0, 0, 0, 0, 0)).text("reach"))
                .isEqualTo("welcome");
        assertThat(decide(new ActivityFacts(3, 3, 0, 0, 0, 0, 1, 0, 0)).text("reach"))
                .isEqualTo("one-to-one");
    }

    @Test
    void afterThreeAttemptsAMemberIsLeftInPeace() {
        assertThat(decide(new ActivityFacts(400, 60, 0, 0, 0, 0, 2, 0, 0)).text("reach"))
                .isEqualTo("one-to-one");
        assertThat(decide(new ActivityFacts(400, 60, 0, 0, 0, 0, 3, 0, 0)).text("reach"))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({"1,0,0,coupon", "0,1,0,points", "0,0,1,points", "0,0,0,tag"})
    void theRewardFollowsFromWhatTheMemberDoes(int intent, int talks, int purchases, String reward) {
        assertThat(decide(new ActivityFacts(40, 1, 0, talks, intent, purchases, 1, 0, 0))
                        .text("reward"))
                .isEqualTo(reward);
    }

    @Test
    void anAdvocateBuysTalksAndWasRewardedBefore() {
        assertThat(decide(new ActivityFacts(400, 1, 0, 2, 0, 2, 0, 1, 0)).results())
                .containsEntry("advocate", true);
        assertThat(decide(new ActivityFacts(400, 1, 0, 2, 0, 2, 0, 0, 0)).results())
                .containsEntry("advocate", false);
    }

    @Test
    void aMemberWhoAskedForSomethingIsAnsweredHoweverLivelyTheyAre() {
        assertThat(decide(new ActivityFacts(400, 0, 0, 5, 1, 0, 0, 0, 1)).text("reach"))
                .isEqualTo("one-to-one");
        assertThat(decide(new ActivityFacts(400, 0, 0, 5, 1, 0, 0, 0, 0)).text("reach"))
                .isEqualTo("none");
    }

    @Test
    void everyMemberGetsEveryResult() {
        var random = new Random(7);
        for (var i = 0; i < 500; i++) {
            var joined = random.nextInt(400);
            var facts = new ActivityFacts(
                    joined,
                    random.nextInt(joined + 1),
                    random.nextInt(3),
                    random.nextInt(3),
                    random.nextInt(2),
                    random.nextInt(2),
                    random.nextInt(4),
                    random.nextInt(2),
                    random.nextInt(2));
            assertThat(decide(facts).results())
                    .as(facts.toString())
                    .containsOnlyKeys("level", "interest", "reach", "reward", "advocate");
        }
    }
}
