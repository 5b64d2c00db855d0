package dev.rapport.customer.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.customer.duplicates.made.MadeBase;
import dev.rapport.customer.duplicates.made.MadeCustomer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On customers made by a seed; the benchmark says the same figures for people of whom others wrote down who is one. */
class LearningTests {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsCalledTheSameIsAndNearlyAllIsFound(boolean firms) {
        var made = new MadeBase(42, 0.1)
                .make(6_000).stream()
                        .filter(customer -> customer.isFirm() == firms)
                        .toList();
        var customers = known(made);
        var blocks = new Blocks(customers);
        var learnt = new Learning(customers, blocks).learn();
        var found = new int[5]; // same, of which right, to review, of which right, all that are one

        for (var i = 0; i < customers.size(); i++)
            blocks.of(i, (one, other) -> {
                var right = made.get(one).truth() == made.get(other).truth() ? 1 : 0;
                var place = switch (learnt.model()
                        .match(customers.get(one), customers.get(other))
                        .zone()) {
                    case SAME -> 0;
                    case REVIEW -> 2;
                    case DIFFERENT -> 3;
                };
                if (place == 3) return;
                found[place]++;
                found[place + 1] += right;
            });
        var once = new HashSet<Integer>();
        for (var customer : made) if (!once.add(customer.truth())) found[4]++;

        assertThat(learnt.isPlausible()).isTrue();
        assertThat(found[4]).isGreaterThan(100);
        assertThat((double) found[1] / found[0]).as("precision of the same").isGreaterThanOrEqualTo(0.999);
        assertThat((double) (found[1] + found[3]) / found[4])
                .as("recall of same and review")
                .isGreaterThanOrEqualTo(0.92);
    }

    @Test
    void aModelThatSeesDuplicatesEverywhereIsImplausible() {
        var customers = new ArrayList<Known>();
        var pool = new Pool();
        for (var i = 0; i < 2_000; i++)
            customers.add(Known.of(
                    new UUID(0, i),
                    false,
                    "Anna " + (char) ('a' + i % 26) + "bc" + (char) ('a' + i / 26 % 26) + "de",
                    List.of("PHONE +4930" + i / 40),
                    List.of(),
                    Map.of("city", "Bonn"),
                    pool));

        var learnt = new Learning(customers, new Blocks(customers)).learn();

        assertThat(learnt.isPlausible()).as("%s", learnt).isFalse();
    }

    @Test
    void blocksOfTooManyAreLeftOutAndTold() {
        var customers = new ArrayList<Known>();
        for (var i = 0; i < Blocks.MOST + 1; i++)
            customers.add(Known.of(
                    new UUID(0, i), false, "Person" + i, List.of("PHONE +49301"), List.of(), Map.of(), new Pool()));
        var blocks = new Blocks(customers);
        var pairs = new ArrayList<Integer>();

        for (var i = 0; i < customers.size(); i++) blocks.of(i, (one, other) -> pairs.add(other));

        assertThat(pairs).isEmpty();
        assertThat(blocks.capped())
                .containsExactly(Map.entry(BlockingRule.PHONE, new Blocks.Capped(1, Blocks.MOST + 1)));
    }

    @Test
    void eachPairIsLookedAtOnceHoweverMuchItShares() {
        var customers = new ArrayList<Known>();
        for (var i = 0; i < 3; i++)
            customers.add(Known.of(
                    new UUID(0, i),
                    false,
                    "Karl Bauer",
                    List.of("PHONE +49301", "EMAIL karl@bauer.de"),
                    List.of(),
                    Map.of("city", "Bonn"),
                    new Pool()));
        var blocks = new Blocks(customers);
        var pairs = new ArrayList<List<Integer>>();

        for (var i = 0; i < customers.size(); i++) blocks.of(i, (one, other) -> pairs.add(List.of(one, other)));

        assertThat(pairs).containsExactlyInAnyOrder(List.of(0, 1), List.of(0, 2), List.of(1, 2));
    }

    private static List<Known> known(List<MadeCustomer> made) {
        var pool = new Pool();
        var known = new ArrayList<Known>();
        for (var customer : made)
            known.add(Known.of(
                    new UUID(0, known.size()),
                    customer.isFirm(),
                    customer.name(),
                    customer.points(),
                    List.of(),
                    customer.facts(),
                    pool));
        return known;
    }
}
