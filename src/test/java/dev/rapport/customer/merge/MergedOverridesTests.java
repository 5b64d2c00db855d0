package dev.rapport.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.judgement.Judgement;
import dev.rapport.customer.judgement.Judgement.SetByHand;
import dev.rapport.customer.judgement.Judgements;
import dev.rapport.customer.judgement.Judgements.Wish;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was set by hand of two customers who become one, and two again. */
@DatabaseTest
class MergedOverridesTests {

    @Autowired
    Merges merges;

    @Autowired
    Partings partings;

    @Autowired
    MergeFields fields;

    @Autowired
    CustomerPairs pairs;

    @Autowired
    Judgements judgements;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private Person manager;
    private CustomerId anna;
    private CustomerId bob;

    @BeforeEach
    void two() {
        manager = colleagues.join(colleagues.newTeam(), Role.MANAGER);
        anna = customer("Anna");
        bob = customer("Bob");
    }

    private CustomerId customer(String name) {
        return customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON, name + " " + UUID.randomUUID(), null, null, null, List.of(), Map.of()))
                .id();
    }

    private void set(CustomerId customer, String tier, String why) {
        colleagues.as(manager, () -> judgements.setTier(customer, new Wish(tier, why, null), Revision.ANY));
    }

    private Judgement of(CustomerId customer) {
        return colleagues.as(manager, () -> judgements.of(customer));
    }

    private @Nullable String why(CustomerId customer) {
        var set = of(customer).tier().set();
        return set == null ? null : set.why();
    }

    private void awaitTier(CustomerId customer, String tier) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(of(customer).tier().is()).isEqualTo(tier));
    }

    private void join(Map<String, Side> choices) {
        colleagues.as(manager, () -> {
            var read = pairs.read(anna, bob);
            var revision =
                    fields.revision(Objects.requireNonNull(read.get(anna)), Objects.requireNonNull(read.get(bob)));
            merges.merge(anna, bob, choices, revision);
        });
    }

    private void part() {
        colleagues.as(manager, () -> partings.part(bob, false));
    }

    @Test
    void whereNobodyChoosesWhatOneOfThemWasSetToStays() {
        set(bob, "gold", "a friend of the house");

        join(Map.of());

        awaitTier(anna, "gold");
        assertThat(why(anna)).isEqualTo("a friend of the house");
        part();
        awaitTier(anna, "standard");
        awaitTier(bob, "gold");
        assertThat(why(anna)).isNull();
        assertThat(why(bob)).isEqualTo("a friend of the house");
    }

    @Test
    void theChosenTierIsSetAsTheOneWhoGoesHadIt() {
        set(anna, "silver", "pays late");
        set(bob, "gold", "a friend of the house");

        join(Map.of("tier", Side.GONE));

        awaitTier(anna, "gold");
        assertThat(why(anna)).isEqualTo("a friend of the house");
        part();
        awaitTier(anna, "silver");
        assertThat(why(anna)).isEqualTo("pays late");
        assertThat(why(bob)).isEqualTo("a friend of the house");
    }

    @Test
    void aTierThatTheRuleGaveIsChosenByLettingTheRuleDecide() {
        set(bob, "gold", "a friend of the house");

        join(Map.of("tier", Side.SURVIVOR));

        awaitTier(anna, "standard");
        assertThat(of(anna).tier().set()).isNull();
        part();
        assertThat(why(bob)).isEqualTo("a friend of the house");
    }

    @Test
    void whatSomebodySetSinceStaysWhenTheyAreTwoAgain() {
        set(anna, "silver", "pays late");
        set(bob, "gold", "a friend of the house");
        join(Map.of("tier", Side.GONE));
        set(anna, "standard", "asked for it");

        part();

        assertThat(why(anna)).isEqualTo("asked for it");
        assertThat(why(bob)).isEqualTo("a friend of the house");
    }

    @Test
    void aTagThatWasRefusedOfOneIsRefusedOfBoth() {
        jdbc.sql("""
                        insert into rule_override (customer_id, what, which, source, set_at)
                        values (:id, 'TAG', 'regular', 'PERSON', now())
                        """).param("id", bob.value()).update();

        join(Map.of());

        assertThat(of(anna).refused()).extracting(SetByHand::says).containsExactly("regular");
        part();
        assertThat(of(anna).refused()).isEmpty();
        assertThat(of(bob).refused()).extracting(SetByHand::says).containsExactly("regular");
    }
}
