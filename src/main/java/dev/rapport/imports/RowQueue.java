package dev.rapport.imports;

import dev.rapport.imports.ImportRow.Earlier;
import dev.rapport.platform.Refused;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a file in their order. Those that could not be applied together are put back, to be applied one by one. */
final class RowQueue {

    /** What comes next in a file. */
    sealed interface Next {

        record Row(ImportRow row) implements Next {}

        record Unreadable(RowRejected why) implements Next {}

        /** @param failure why the file cannot be read any further */
        record End(@Nullable Refused failure) implements Next {}
    }

    private final RowSource source;
    private final ImportRun run;
    private final ImportKind kind;
    private final ColumnSet columns;
    private final LinesByIdentity lines = new LinesByIdentity();
    private final LinesByIdentity alike = new LinesByIdentity();
    private final Deque<Next> returned = new ArrayDeque<>();

    RowQueue(RowSource source, ImportKind kind, ImportRun run) {
        this.source = source;
        this.kind = kind;
        this.run = run;
        this.columns = new ColumnSet(kind.columns());
    }

    /** Passes over rows that were applied before an interruption. */
    void skip(long rows) {
        for (var i = 0L; i < rows; i++) if (read() instanceof Next.End) return;
    }

    Next next() {
        return returned.isEmpty() ? read() : returned.removeFirst();
    }

    /** As many as there are up to a number of rows, and to what was read of the file or is in them. */
    List<Next> next(int most, ImportFiles.Stored file, long mostBytes) {
        var taken = new ArrayList<Next>();
        var enough = file.bytesRead() + mostBytes;
        var signs = 0L;
        do {
            taken.add(next());
            signs += signs(taken.getLast());
        } while (taken.size() < most
                && !(taken.getLast() instanceof Next.End)
                && file.bytesRead() < enough
                && signs < mostBytes);
        return taken;
    }

    private static long signs(Next next) {
        return next instanceof Next.Row(var row)
                ? row.fields().values().stream().mapToLong(String::length).sum()
                : 0;
    }

    /** How far the file is read, in its own bytes. */
    long bytesRead(ImportFiles.Stored file) {
        var share = source.share();
        return share.isEmpty() ? file.bytesRead() : (long) (share.getAsDouble() * run.bytes());
    }

    void putBack(List<Next> taken) {
        returned.addAll(taken);
    }

    boolean hasReturned() {
        return !returned.isEmpty();
    }

    private Next read() {
        try {
            return source.next()
                    .<Next>map(row -> new Next.Row(placed(row.of(run))))
                    .orElse(new Next.End(null));
        } catch (RowRejected unreadable) {
            return new Next.Unreadable(unreadable);
        } catch (Refused unreadable) {
            return new Next.End(unreadable);
        }
    }

    private ImportRow placed(ImportRow row) {
        var understood = kind.understood(row);
        return row.of(earlier(row, understood.identities()), alike(row), understood.content());
    }

    /** Whether a row that was read speaks of it. */
    boolean speaksOf(Object identity) {
        return lines.has(identity);
    }

    private int alike(ImportRow row) {
        var likeness = kind.likeness(row);
        return likeness == null ? 0 : alike.count(likeness);
    }

    private Earlier earlier(ImportRow row, Collection<?> identities) {
        if (identities.isEmpty()) return Earlier.NONE;
        var own = columns.of(row.fields().keySet());
        @Nullable Long first = null;
        var before = 0L;
        for (var identity : identities) {
            var line = lines.put(identity, row.line());
            if (line == null) continue;
            first = first == null ? line : Long.valueOf(Math.min(first, line));
            before |= lines.said(identity);
        }
        for (var identity : identities) lines.say(identity, own | before);
        return first == null ? Earlier.NONE : new Earlier(first, columns.named(before));
    }
}
