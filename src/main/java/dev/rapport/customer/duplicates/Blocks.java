package dev.rapport.customer.duplicates;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which customers are compared with which: those that share a key. Blocks of too many are left out, since what so many
 * share says little; {@link #capped} tells of them.
 */
final class Blocks {

    static final int MOST = 60;

    /** Blocks that were left out, and how many customers stand in them. */
    record Capped(int blocks, int customers) {}

    /** Is told each pair once, the earlier customer first. */
    interface Pairs {
        void pair(int one, int other);
    }

    private final long[][] keys;
    private final long[] distinct;
    private final int[] starts;
    private final int[] members;

    Blocks(List<Known> customers) {
        keys = new long[customers.size()][];
        var total = 0;
        for (var i = 0; i < keys.length; i++) {
            keys[i] = Keys.of(customers.get(i));
            total += keys[i].length;
        }
        distinct = distinct(keys, total);
        starts = new int[distinct.length + 1];
        for (var own : keys) for (var key : own) starts[place(key) + 1]++;
        for (var i = 0; i < distinct.length; i++) starts[i + 1] += starts[i];
        members = new int[total];
        var next = Arrays.copyOf(starts, distinct.length);
        for (var i = 0; i < keys.length; i++) for (var key : keys[i]) members[next[place(key)]++] = i;
    }

    /** The pairs of one customer with all later ones. */
    void of(int customer, Pairs pairs) {
        of(customer, rule -> true, pairs);
    }

    /** The same, of those only that some rules bring together. */
    void of(int customer, Predicate<BlockingRule> rules, Pairs pairs) {
        for (var key : keys[customer]) {
            var place = place(key);
            if (size(place) > MOST || !rules.test(BlockingRule.of(key))) continue;
            for (var i = starts[place]; i < starts[place + 1]; i++) {
                var other = members[i];
                if (other > customer && isFirstInCommon(key, rules, keys[customer], keys[other]))
                    pairs.pair(customer, other);
            }
        }
    }

    Map<BlockingRule, Capped> capped() {
        var capped = new EnumMap<BlockingRule, Capped>(BlockingRule.class);
        for (var i = 0; i < distinct.length; i++)
            if (size(i) > MOST)
                capped.merge(
                        BlockingRule.of(distinct[i]),
                        new Capped(1, size(i)),
                        (one, more) -> new Capped(one.blocks() + more.blocks(), one.customers() + more.customers()));
        return capped;
    }

    /** By rule, how many customers stand in blocks that were left out. */
    Map<BlockingRule, Integer> leftOut() {
        var leftOut = new EnumMap<BlockingRule, Integer>(BlockingRule.class);
        capped().forEach((rule, capped) -> leftOut.put(rule, capped.customers()));
        return leftOut;
    }

    private boolean isFirstInCommon(long key, Predicate<BlockingRule> rules, long[] one, long[] other) {
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            if (one[i] == other[j]) {
                if (one[i] == key) return true;
                if (size(place(one[i])) <= MOST && rules.test(BlockingRule.of(one[i]))) return false;
                i++;
                j++;
            } else if (one[i] < other[j]) i++;
            else j++;
        }
        throw new IllegalStateException("a block holds a customer without its key");
    }

    private int size(int place) {
        return starts[place + 1] - starts[place];
    }

    private int place(long key) {
        return Arrays.binarySearch(distinct, key);
    }

    private static long[] distinct(long[][] keys, int total) {
        var all = new long[total];
        var count = 0;
        for (var own : keys) for (var key : own) all[count++] = key;
        Arrays.sort(all);
        var kept = 0;
        for (var i = 0; i < total; i++) if (i == 0 || all[i] != all[i - 1]) all[kept++] = all[i];
        return Arrays.copyOf(all, kept);
    }
}
