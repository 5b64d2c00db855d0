package dev.rapport.cases;

import dev.rapport.platform.Refused;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The chapters that customers' stories have. */
@Component
class StoryChapters {

    /** What happens to the customer itself and is in no other chapter. */
    static final StoryChapter ITSELF = new StoryChapter("customer", null, Set.of(), Set.of());

    private final List<StoryChapter> all;

    StoryChapters(List<StoryChapter> told) {
        all = Stream.concat(told.stream().sorted(Comparator.comparing(StoryChapter::name)), Stream.of(ITSELF))
                .toList();
    }

    List<StoryChapter> all() {
        return all;
    }

    /**
     * What is told of some chapters.
     *
     * @param kinds of cases; all if absent
     * @param only events of the customer itself; all if absent
     * @param without events of the customer itself
     */
    record Choice(@Nullable Set<String> kinds, @Nullable Set<String> only, Set<String> without) {

        static final Choice ALL = new Choice(null, null, Set.of());

        boolean has(Subject subject) {
            return kinds == null || kinds.contains(subject.kind());
        }
    }

    /** Of the chapters with these names; everything if there are none. Refused where there is no such chapter. */
    Choice choose(Collection<String> names) {
        if (names.isEmpty()) return Choice.ALL;
        var chosen = names.stream().map(this::named).collect(Collectors.toSet());
        var events = union(chosen.stream(), StoryChapter::events);
        var kinds = union(chosen.stream(), StoryChapter::kinds);
        if (!chosen.contains(ITSELF)) return new Choice(kinds, events, Set.of());
        var others = union(all.stream().filter(one -> !chosen.contains(one)), StoryChapter::events);
        return new Choice(kinds, null, others);
    }

    private StoryChapter named(String name) {
        return all.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                                "cases.no-such-chapter",
                                name,
                                all.stream().map(StoryChapter::name).collect(Collectors.joining(", ")))
                        .at("chapter"));
    }

    private static Set<String> union(Stream<StoryChapter> chapters, Function<StoryChapter, Set<String>> part) {
        return chapters.flatMap(one -> part.apply(one).stream()).collect(Collectors.toUnmodifiableSet());
    }
}
