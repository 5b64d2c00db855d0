package dev.rapport.customer.duplicates;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * How often any two customers agree by chance: counted on random pairs, and for complete agreement from how often each
 * value occurs, since random pairs would have to be very many to meet a shared phone.
 *
 * @param u by field and level
 */
record Chances(double[][] u, Map<Field, Map<String, Double>> common, double rare) {

    private static final int PAIRS = 100_000;
    private static final int MOST_COMMON = 4_000;
    private static final int OFTEN = 3;
    private static final double SMALLEST = 1e-12;

    static Chances of(List<Known> customers) {
        var counts = random(customers);
        var u = new double[Field.all().length][];
        var common = new EnumMap<Field, Map<String, Double>>(Field.class);
        for (var field : Field.all()) {
            u[field.ordinal()] = shares(counts[field.ordinal()]);
            var values = values(customers, field);
            var known = values.values().stream().mapToLong(Integer::longValue).sum();
            if (known < 2) continue;
            u[field.ordinal()][Level.SAME.ordinal()] = Math.max(collisions(values, known), SMALLEST);
            if (!isCounted(field)) continue;
            common.put(field, frequent(values, known));
        }
        return new Chances(u, common, 1.5 / Math.max(2, customers.size()));
    }

    double[] usual() {
        var usual = new double[u.length];
        for (var i = 0; i < u.length; i++) usual[i] = u[i][Level.SAME.ordinal()];
        return usual;
    }

    private static long[][] random(List<Known> customers) {
        var random = new Random(1969);
        var counts = new long[Field.all().length][Level.values().length];
        var most = Math.min(PAIRS, (long) customers.size() * (customers.size() - 1) / 2);
        for (var pair = 0L; pair < most; pair++) {
            var one = random.nextInt(customers.size());
            var other = random.nextInt(customers.size());
            if (one == other) continue;
            var agreement = Agreement.of(customers.get(one), customers.get(other));
            for (var field : Field.all())
                counts[field.ordinal()][Agreement.level(agreement, field).ordinal()]++;
        }
        return counts;
    }

    /** Of the pairs where it is known of both. */
    private static double[] shares(long[] counts) {
        var shares = new double[counts.length];
        var known = 0L;
        for (var level = 1; level < counts.length; level++) known += counts[level];
        for (var level = 1; level < counts.length; level++) shares[level] = (counts[level] + 0.5) / (known + 2);
        return shares;
    }

    private static Map<Object, Integer> values(List<Known> customers, Field field) {
        var values = new HashMap<Object, Integer>();
        for (var customer : customers) for (var value : values(customer, field)) values.merge(value, 1, Integer::sum);
        return values;
    }

    private static List<?> values(Known customer, Field field) {
        return switch (field) {
            case PHONE -> java.util.Arrays.stream(customer.phones()).boxed().toList();
            case EMAIL -> java.util.Arrays.stream(customer.emails()).boxed().toList();
            case IDENTITY -> List.of((Object[]) customer.identities());
            case BIRTH -> one(customer.birth());
            case STREET -> one(customer.street());
            case POSTCODE -> one(customer.postcode());
            case REGION -> one(customer.region());
            default -> one(Model.value(field, customer));
        };
    }

    private static List<String> one(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }

    private static boolean isCounted(Field field) {
        return field.isName() || field == Field.CITY;
    }

    private static double collisions(Map<Object, Integer> values, long known) {
        var pairs = 0.0;
        for (var count : values.values()) pairs += (double) count * (count - 1);
        return pairs / ((double) known * (known - 1));
    }

    private static Map<String, Double> frequent(Map<Object, Integer> values, long known) {
        var often = Math.max(OFTEN, known / 20_000);
        return values.entrySet().stream()
                .filter(entry -> entry.getValue() >= often)
                .sorted(Comparator.comparing(entry -> -entry.getValue()))
                .limit(MOST_COMMON)
                .collect(
                        Collectors.toMap(entry -> (String) entry.getKey(), entry -> (double) entry.getValue() / known));
    }
}
