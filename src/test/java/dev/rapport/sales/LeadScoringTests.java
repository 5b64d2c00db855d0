package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.rules.Decision;
import dev.rapport.rules.ShippedRules;
import org.junit.jupiter.api.Test;

class LeadScoringTests {

    private static Decision score(LeadFacts facts) {
        return ShippedRules.decide(new SalesRulebooks().leadScoringRules(), facts);
    }

    /** A lead as somebody types it in: a source, perhaps contact points, nothing from a web site. */
    private static LeadFacts typedIn(String source, boolean hasPhone, boolean hasEmail, boolean productNamed) {
        return new LeadFacts(
                null,
                source,
                false,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                hasPhone,
                hasEmail,
                productNamed);
    }

    private static LeadFacts visitor(int visits, int seconds, String occupation, String specialization) {
        return new LeadFacts(
                "Landing Page Submission",
                "Google",
                false,
                false,
                visits,
                seconds,
                2.0,
                null,
                "India",
                null,
                specialization,
                null,
                occupation,
                null,
                false,
                false,
                false,
                false);
    }

    @Test
    void aLeadOfWhichNothingIsKnownIsWarm() {
        var decision = score(typedIn(null, false, false, false));

        assertThat(decision.score()).isEqualTo(50);
        assertThat(decision.text("band")).isEqualTo("warm");
    }

    @Test
    void aRecommendedLeadWithAPhoneNumberAndAProductInMindIsHot() {
        assertThat(score(typedIn("Reference", true, true, true)).text("band")).isEqualTo("hot");
    }

    @Test
    void aProfessionalWhoStayedLongIsHot() {
        assertThat(score(visitor(7, 1500, "Working Professional", "Finance Management"))
                        .text("band"))
                .isEqualTo("hot");
    }

    @Test
    void aVisitorWhoOnlyGlancedAndSaidNothingIsCold() {
        var decision = score(visitor(1, 60, null, null));

        assertThat(decision.text("band")).isEqualTo("cold");
        assertThat(decision.reasons())
                .extracting(Decision.Reason::rule)
                .contains("under two minutes on our site is a glance", "a lead with fewer points is cold");
    }

    @Test
    void aScoreStaysBetweenZeroAndAHundred() {
        var worst = new LeadFacts(
                "Landing Page Submission",
                "Referral Sites",
                true,
                true,
                1,
                60,
                1.0,
                "Olark Chat Conversation",
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                false,
                false);
        var best = new LeadFacts(
                "Lead Add Form",
                "Welingak Website",
                false,
                false,
                9,
                2000,
                4.0,
                "SMS Sent",
                null,
                null,
                "x",
                "Student of SomeSchool",
                "Working Professional",
                null,
                false,
                true,
                true,
                true);

        assertThat(score(worst).score()).isZero();
        assertThat(score(best).score()).isEqualTo(100);
    }

    @Test
    void everyScoreIsExplainedByItsPoints() {
        var decision = score(visitor(7, 700, "Student", "Select"));

        assertThat(decision.reasons().stream().mapToInt(Decision.Reason::points).sum())
                .isEqualTo(decision.score());
    }
}
