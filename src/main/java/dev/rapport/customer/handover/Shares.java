package dev.rapport.customer.handover;

import dev.rapport.platform.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who is next when several take in turn, by their capacities: smooth weighted round robin, as nginx does it. */
final class Shares {

    /** As long as the turn of everybody may be; finer shares than one in so many are not made. */
    static final int LONGEST_TURN = 200;

    private Shares() {}

    /** One turn. Nobody who is named is left out, however small their capacity. */
    static List<UserId> turn(Map<UserId, Integer> capacities) {
        if (capacities.isEmpty()) return List.of();
        var weights = weights(capacities);
        var length = weights.values().stream().mapToInt(weight -> weight).sum();
        var current = new LinkedHashMap<UserId, Integer>();
        weights.keySet().forEach(person -> current.put(person, 0));
        var turn = new ArrayList<UserId>();
        for (var place = 0; place < length; place++) {
            weights.forEach((person, weight) -> current.merge(person, weight, Integer::sum));
            var next = Objects.requireNonNull(current.entrySet().stream()
                    .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
                    .orElseThrow()
                    .getKey());
            current.merge(next, -length, Integer::sum);
            turn.add(next);
        }
        return turn;
    }

    private static Map<UserId, Integer> weights(Map<UserId, Integer> capacities) {
        var sum = capacities.values().stream()
                .mapToLong(capacity -> Math.max(capacity, 1))
                .sum();
        var weights = new LinkedHashMap<UserId, Integer>();
        capacities.forEach((person, capacity) -> {
            long own = Math.max(capacity, 1);
            weights.put(person, (int) (sum <= LONGEST_TURN ? own : Math.max(1, own * LONGEST_TURN / sum)));
        });
        var divisor = weights.values().stream().reduce(0, Shares::divisor);
        weights.replaceAll((person, weight) -> weight / divisor);
        return weights;
    }

    private static int divisor(int one, int other) {
        return other == 0 ? one : divisor(other, one % other);
    }
}
