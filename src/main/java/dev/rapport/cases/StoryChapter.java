package dev.rapport.cases;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of customers' stories that is also read alone; a Spring bean of the module that tells it. What no chapter has
 * is told in the whole story and in the chapter about the customer itself.
 *
 * @param name in the address and in the text {@code word.StoryChapter.<name>}
 * @param view absent where it belongs to both
 * @param kinds of the cases whose stories it has
 * @param events that happen to the customer itself, by the simple names of their classes
 */
public record StoryChapter(String name, @Nullable View view, Set<String> kinds, Set<String> events) {

    /** The two ways to look at a customer: what was traded, and how people stand to each other. */
    public enum View {
        TRADE,
        RELATIONSHIP
    }

    /** What happens in cases of these kinds. */
    public static StoryChapter of(String name, View view, CaseKind... kinds) {
        return new StoryChapter(
                name, view, Stream.of(kinds).map(CaseKind::name).collect(Collectors.toUnmodifiableSet()), Set.of());
    }

    /** What happens to customers themselves: all records of a sealed interface. */
    public static StoryChapter of(String name, View view, Class<?> events) {
        return new StoryChapter(
                name,
                view,
                Set.of(),
                Stream.of(events.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
