package dev.rapport.marketing.segments;

import dev.rapport.marketing.segments.Condition.Group;
import dev.rapport.marketing.segments.Condition.Leaf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a condition as it is written down: a group of parts, or what is asked of one fact.
 *
 * @param how {@code all}, {@code any} or {@code none} of the parts; absent where it asks of a fact
 * @param fact its name
 * @param is what is asked of it, such as {@code any-of} or {@code at-least}
 * @param value a number, a day or a text, where one is compared
 * @param of words, where some are chosen
 * @param days how far back or ahead
 */
public record ConditionPart(
        @Nullable String how,
        List<ConditionPart> parts,
        @Nullable String fact,
        @Nullable String is,
        @Nullable String value,
        List<String> of,
        @Nullable Integer days) {

    public ConditionPart {
        parts = withNulls(parts);
        of = withNulls(of);
    }

    /** What is absent has nothing; what is null within is refused by who reads it. */
    private static <T> List<T> withNulls(@Nullable List<T> list) {
        return list == null ? List.of() : new ArrayList<>(list);
    }

    public static ConditionPart of(Condition condition) {
        return switch (condition) {
            case Group group ->
                new ConditionPart(
                        group.how().word(),
                        group.parts().stream().map(ConditionPart::of).toList(),
                        null,
                        null,
                        null,
                        List.of(),
                        null);
            case Leaf leaf ->
                new ConditionPart(null, List.of(), leaf.fact(), leaf.is().word(), leaf.value(), leaf.of(), leaf.days());
        };
    }
}
