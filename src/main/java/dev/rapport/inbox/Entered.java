package dev.rapport.inbox;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a person entered in a form, brought together with what its case has got since the form was filled with the case's
 * values. What the person did not change is as in the case.
 *
 * @param values by field; the case's where both changed one
 * @param contested what the person had entered where both changed a field
 */
public record Entered(Map<String, Object> values, Map<String, Object> contested) {

    /**
     * @param startedWith the values that the case had when the form was filled; absent when that is not known
     * @param now the values that the case has
     */
    public static Entered over(
            Map<String, Object> entered, @Nullable Map<String, Object> startedWith, Map<String, Object> now) {
        var values = new HashMap<>(entered);
        var contested = new HashMap<String, Object>();
        var ofTheCase = new HashSet<>(now.keySet());
        if (startedWith != null) ofTheCase.addAll(startedWith.keySet());
        for (var field : ofTheCase) {
            var mine = entered.get(field);
            if (mine == null || isSame(mine, now.get(field))) continue;
            var isMine = startedWith == null || !isSame(mine, startedWith.get(field));
            var isTheirs = startedWith == null || !isSame(now.get(field), startedWith.get(field));
            if (!isTheirs) continue;
            if (isMine) contested.put(field, mine);
            if (now.containsKey(field)) values.put(field, now.get(field));
            else values.remove(field);
        }
        return new Entered(Map.copyOf(values), Map.copyOf(contested));
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) return one == other;
        if (one instanceof Number && other instanceof Number)
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        return Objects.equals(one.toString(), other.toString());
    }
}
