package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.rules.Decision;
import dev.rapport.rules.ShippedRules;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeadRoutingTests {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static final LeadToRoute ANY = new LeadToRoute(50, "warm", null, Set.of(), null);
    private static final LeadToRoute HOT_GTX_EAST = new LeadToRoute(90, "hot", "East", Set.of("GTX"), null);

    private static Candidate waiting(String id, int minutes) {
        return new Candidate(
                id, "sales-east", Set.of(), Set.of(), 0, 10, false, NOON.minusSeconds(minutes * 60L), false);
    }

    private static Candidate with(Candidate c, Set<String> skills, Set<String> territories) {
        return new Candidate(c.userId(), c.team(), skills, territories, 0, 10, false, c.waitingSince(), false);
    }

    private static Candidate away(Candidate c) {
        return new Candidate(c.userId(), c.team(), Set.of(), Set.of(), 0, 10, true, c.waitingSince(), false);
    }

    private static Candidate full(Candidate c) {
        return new Candidate(c.userId(), c.team(), Set.of(), Set.of(), 10, 10, false, c.waitingSince(), false);
    }

    private static Candidate excluded(Candidate c) {
        return new Candidate(c.userId(), c.team(), Set.of(), Set.of(), 0, 10, false, c.waitingSince(), true);
    }

    private static Decision route(LeadToRoute lead, Candidate... candidates) {
        return ShippedRules.decide(
                new SalesRulebooks().leadRoutingRules(),
                Stream.concat(Stream.of(lead), Arrays.stream(candidates)).toArray());
    }

    @Test
    void theOneWhoWaitedLongestGetsTheLead() {
        assertThat(route(ANY, waiting("ann", 5), waiting("bob", 50), waiting("cid", 20))
                        .text("owner"))
                .isEqualTo("bob");
    }

    @Test
    void nobodyGetsALeadWhileAwayOrFullOrAfterHavingHadIt() {
        var decision = route(
                ANY,
                away(waiting("ann", 50)),
                full(waiting("bob", 40)),
                excluded(waiting("cid", 30)),
                waiting("dan", 1));

        assertThat(decision.text("owner")).isEqualTo("dan");
    }

    @Test
    void aLeadGoesOnlyToSomebodyWithItsSkillsInItsTerritory() {
        var decision = route(
                HOT_GTX_EAST,
                with(waiting("ann", 50), Set.of("MG"), Set.of("East")),
                with(waiting("bob", 40), Set.of("GTX"), Set.of("West")),
                with(waiting("cid", 30), Set.of("GTX", "MG"), Set.of("East")));

        assertThat(decision.text("owner")).isEqualTo("cid");
    }

    @Test
    void aHotLeadGoesToASpecialistBeforeSomebodyWhoTakesAnything() {
        var decision = route(HOT_GTX_EAST, waiting("ann", 50), with(waiting("bob", 1), Set.of("GTX"), Set.of("East")));

        assertThat(decision.text("owner")).isEqualTo("bob");
        assertThat(decision.reasons()).extracting(Decision.Reason::points).containsExactly(10, 0);
    }

    @Test
    void aLeadWithoutSkillsAndTerritoryFitsEverybody() {
        assertThat(route(ANY, with(waiting("ann", 1), Set.of("MG"), Set.of("West")))
                        .text("owner"))
                .isEqualTo("ann");
    }

    @Test
    void whenNobodyFitsThereIsNoOwnerAndTheReasonsSayWhy() {
        var decision = route(ANY, away(waiting("ann", 50)), full(waiting("bob", 40)), full(waiting("cid", 4)));

        assertThat(decision.text("owner")).isNull();
        assertThat(decision.reasons())
                .extracting(Decision.Reason::rule)
                .containsExactly(
                        "nobody gets a lead while they are away", "nobody gets more leads than they can work on");
    }

    @Test
    void withoutAnyCandidateThereIsNoOwner() {
        assertThat(route(ANY).text("owner")).isNull();
    }

    @Test
    void aKnownCustomersLeadGoesToTheOneWhoLooksAfterTheCustomer() {
        var known = new LeadToRoute(90, "hot", "East", Set.of("GTX"), "bob");
        var specialist = with(waiting("ann", 50), Set.of("GTX"), Set.of("East"));

        assertThat(route(known, specialist, with(waiting("bob", 1), Set.of("MG"), Set.of("West")))
                        .text("owner"))
                .isEqualTo("bob");
        assertThat(route(known, specialist, away(waiting("bob", 1))).text("owner"))
                .isEqualTo("ann");
    }
}
