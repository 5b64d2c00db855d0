package dev.rapport.customer.duplicates;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Learns what agreement weighs in a base of customers, in two passes, since over all candidates at once families and
 * switchboards pass for duplicates: names and places on pairs that share a phone, a mail address, an identity or a date of
 * birth; these on pairs that share the name.
 */
final class Learning {

    private static final int MOST_PAIRS = 100_000;
    private static final int FEWEST_MATCHES = 20;
    private static final int ENOUGH_PAIRS = 100;
    private static final int STRIDE = 7_919;
    private static final int ROUNDS = 6;

    /** So many times the pairs that agree in all their name and in something of their own is plausible, not more. */
    private static final double MOST_PER_SURE = 12;

    private static final double LEAST_ALIKE_IN_NAME = 0.6;

    /**
     * What was learnt.
     *
     * @param matches how many pairs are expected to be one
     * @param isPlausible whether it may be used
     */
    record Learnt(Model model, double matches, double sure, boolean isPlausible) {}

    private final List<Known> customers;
    private final Blocks blocks;
    private final Model untaught = Model.untaught();

    Learning(List<Known> customers, Blocks blocks) {
        this.customers = customers;
        this.blocks = blocks;
    }

    Learnt learn() {
        var chances = Chances.of(customers);
        var evidence = fields(Field::isEvidence);
        var others = fields(field -> !field.isEvidence());
        var names = new Expectation(chances.u(), others);
        names.learn(pairsByEvidence(), untaught.bits(), Set.of());
        var bits = untaught.bits().clone();
        take(names, others, bits);
        var proofs = new Expectation(chances.u(), evidence);
        proofs.learn(pairs(BlockingRule::isName), bits, fields(field -> !field.isEvidence() && !field.isName()));
        take(proofs, evidence, bits);
        bits[Field.PHONE.ordinal()][Level.SIMILAR.ordinal()] = Model.SHARED;
        bits[Field.PHONE.ordinal()][Level.NEARLY.ordinal()] = Model.SHARED;
        var model = new Model(bits, 0, chances.usual(), chances.common(), chances.rare());
        return expected(model, isNameAlike(names));
    }

    /** What too few pairs tell of stays as it was. */
    private static void take(Expectation learnt, Set<Field> fields, double[][] bits) {
        for (var field : fields)
            if (learnt.seen(field) >= FEWEST_MATCHES) bits[field.ordinal()] = learnt.bits()[field.ordinal()];
    }

    private static boolean isNameAlike(Expectation names) {
        return Field.names()
                .filter(field -> names.seen(field) >= FEWEST_MATCHES)
                .allMatch(field -> 1 - names.m(field, Level.DIFFERENT) >= LEAST_ALIKE_IN_NAME);
    }

    private Learnt expected(Model model, boolean isNameAlike) {
        var weights = new double[MOST_PAIRS];
        var found = new int[2]; // pairs, and those that are sure
        var asked = someCustomers(
                (one, other) -> {
                    if (found[0] == MOST_PAIRS) return;
                    var a = customers.get(one);
                    var b = customers.get(other);
                    var agreement = Agreement.of(a, b);
                    weights[found[0]++] = model.weight(agreement, a, b);
                    if (isSure(agreement)) found[1]++;
                },
                rule -> true,
                found);
        var scale = (double) customers.size() / Math.max(1, asked);
        var all = Math.max(1.0, (double) customers.size() * (customers.size() - 1) / 2);
        var matches = Math.max(1.0, customers.size() * 0.02);
        for (var round = 0; round < ROUNDS; round++) {
            var prior = Model.log2(matches / all);
            var expected = 0.0;
            for (var i = 0; i < found[0]; i++) expected += 1 / (1 + Math.pow(2, -(weights[i] + prior)));
            matches = Math.max(1, expected * scale);
        }
        var sure = found[1] * scale;
        var isPlausible = isNameAlike && matches <= MOST_PER_SURE * sure + FEWEST_MATCHES;
        var prior = Model.log2(Math.min(matches / all, 0.01));
        return new Learnt(
                new Model(model.bits(), prior, model.usual(), model.common(), model.rare()),
                matches,
                sure,
                isPlausible);
    }

    private static boolean isSure(long agreement) {
        var isNamed = Field.names()
                .map(field -> Agreement.level(agreement, field))
                .filter(level -> level != Level.UNKNOWN)
                .allMatch(level -> level == Level.SAME);
        return isNamed
                && Stream.of(Field.PHONE, Field.EMAIL, Field.IDENTITY, Field.BIRTH)
                        .anyMatch(field -> Agreement.level(agreement, field) == Level.SAME);
    }

    /** Not of a phone alone, as long as there are others: a family has its name and its home in common too. */
    private Map<Long, Integer> pairsByEvidence() {
        var pairs = pairs(rule -> rule.isEvidence() && rule != BlockingRule.PHONE);
        var count = pairs.values().stream().mapToInt(Integer::intValue).sum();
        return count >= ENOUGH_PAIRS ? pairs : pairs(BlockingRule::isEvidence);
    }

    private Map<Long, Integer> pairs(Predicate<BlockingRule> rules) {
        var pairs = new HashMap<Long, Integer>();
        var found = new int[1];
        someCustomers(
                (one, other) -> {
                    found[0]++;
                    pairs.merge(Agreement.of(customers.get(one), customers.get(other)), 1, Integer::sum);
                },
                rules,
                found);
        return pairs;
    }

    /** How many were asked for their pairs: so many, spread over all, that their pairs are enough. */
    private int someCustomers(Blocks.Pairs pairs, Predicate<BlockingRule> rules, int[] found) {
        var size = customers.size();
        var stride = size % STRIDE == 0 ? 1 : STRIDE;
        for (var asked = 0; asked < size; asked++) {
            if (found[0] >= MOST_PAIRS) return asked;
            blocks.of((int) ((long) asked * stride % size), rules, pairs);
        }
        return size;
    }

    private static Set<Field> fields(Predicate<Field> wanted) {
        return Stream.of(Field.all())
                .filter(wanted)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Field.class)));
    }
}
