package dev.rapport.marketing.segments;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What customers of a segment have in common. */
public sealed interface Condition {

    /** All, any or none of several. */
    record Group(How how, List<Condition> parts) implements Condition {}

    /**
     * What is asked of one fact.
     *
     * @param value a number, day or text, where one is compared
     * @param of words, where some are chosen
     * @param days how far back or ahead
     */
    record Leaf(
            String fact,
            Asks is,
            @Nullable String value,
            List<String> of,
            @Nullable Integer days) implements Condition {}

    /** The same, written in one way: nothing around a single part, words in order. */
    default Condition plain() {
        return switch (this) {
            case Group group -> {
                var parts = group.parts().stream().map(Condition::plain).toList();
                yield parts.size() == 1 && group.how() != How.NONE ? parts.getFirst() : new Group(group.how(), parts);
            }
            case Leaf leaf ->
                new Leaf(
                        leaf.fact(),
                        leaf.is(),
                        leaf.value(),
                        leaf.of().stream().sorted().toList(),
                        leaf.days());
        };
    }

    default Stream<Leaf> leaves() {
        return switch (this) {
            case Group group -> group.parts().stream().flatMap(Condition::leaves);
            case Leaf leaf -> Stream.of(leaf);
        };
    }
}
