package dev.rapport.inbox.ui;

import dev.rapport.engine.UserTask;
import dev.rapport.inbox.TaskEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a person has before them. What others take stays for a while, marked as gone, so that nothing vanishes
 * under the pointer.
 */
final class ShownTasks {

    private static final Duration GONE_LINES_STAY = Duration.ofSeconds(30);

    /**
     * A line.
     *
     * @param goneAt since when it is no longer in the queue
     */
    record Line(TaskEntry entry, @Nullable Instant goneAt) {

        long key() {
            return entry.key();
        }

        boolean gone() {
            return goneAt != null;
        }

        // rows of the grid are told apart by their task alone, whatever became of it
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Line line && line.key() == key();
        }

        @Override
        public int hashCode() {
            return Long.hashCode(key());
        }
    }

    private final Clock clock;
    private List<Line> lines = List.of();

    ShownTasks(Clock clock) {
        this.clock = clock;
    }

    List<Line> lines() {
        return lines;
    }

    Optional<Line> line(long key) {
        return lines.stream().filter(line -> line.key() == key).findFirst();
    }

    void show(List<TaskEntry> entries) {
        lines = entries.stream().map(entry -> new Line(entry, null)).toList();
    }

    void append(List<TaskEntry> entries) {
        var all = new ArrayList<>(lines);
        entries.stream()
                .map(entry -> new Line(entry, null))
                .filter(line -> !all.contains(line))
                .forEach(all::add);
        lines = List.copyOf(all);
    }

    /** Takes a line away at once, as after one has done it oneself; gives the line that follows it. */
    Optional<Line> remove(long key) {
        var index = lines.stream().map(Line::key).toList().indexOf(key);
        if (index < 0) return Optional.empty();
        var rest = new ArrayList<>(lines);
        rest.remove(index);
        lines = List.copyOf(rest);
        return rest.stream()
                .skip(index)
                .filter(line -> !line.gone())
                .findFirst()
                .or(() -> rest.stream().filter(line -> !line.gone()).findFirst());
    }

    /**
     * Takes over what the queue now holds.
     *
     * @param lookup what became of tasks that are no longer among them
     */
    void refresh(List<TaskEntry> entries, Function<Collection<Long>, List<TaskEntry>> lookup) {
        var now = clock.instant();
        var fresh =
                entries.stream().map(entry -> new Line(entry, null)).collect(Collectors.toCollection(ArrayList::new));
        var missing = lines.stream().filter(line -> !fresh.contains(line)).toList();
        var fates = missing.isEmpty()
                ? List.<TaskEntry>of()
                : lookup.apply(missing.stream().map(Line::key).toList());
        for (var line : missing)
            fate(line, fates, now).ifPresent(gone -> fresh.add(Math.min(lines.indexOf(line), fresh.size()), gone));
        lines = List.copyOf(fresh);
    }

    /** The line as gone; empty when it has been gone for long, or only slipped below the end of what was read. */
    private static Optional<Line> fate(Line line, List<TaskEntry> fates, Instant now) {
        var goneAt = line.goneAt();
        if (goneAt != null && goneAt.plus(GONE_LINES_STAY).isBefore(now)) return Optional.empty();
        var fate = fates.stream().filter(entry -> entry.key() == line.key()).findFirst();
        if (fate.isPresent() && !isGone(line.entry().task(), fate.get().task()) && goneAt == null)
            return Optional.empty();
        return Optional.of(new Line(fate.orElse(line.entry()), goneAt == null ? now : goneAt));
    }

    private static boolean isGone(UserTask before, UserTask after) {
        return after.endedAt() != null || !Objects.equals(before.assignee(), after.assignee());
    }
}
