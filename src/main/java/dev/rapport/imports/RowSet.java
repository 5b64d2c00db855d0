package dev.rapport.imports;

import dev.rapport.imports.RowQueue.Next;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Together;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies rows that came one after another together, as far as no row hangs on one before it. */
final class RowSet<T> {

    private final SetImportKind<T> kind;
    private final @Nullable String mapping;
    private final List<T> said = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final HashSet<Object> keys = new HashSet<>();

    RowSet(SetImportKind<T> kind, @Nullable String mapping) {
        this.kind = kind;
        this.mapping = mapping;
    }

    /** An answer for each; the end of the file has one that says nothing. */
    List<RowAnswer> apply(List<Next> rows) {
        var answers = new ArrayList<>(Collections.nCopies(rows.size(), RowAnswer.IN));
        for (var place = 0; place < rows.size(); place++) {
            var read = read(rows.get(place));
            if (read.said() == null) answers.set(place, read.answer());
            else add(place, read.said(), answers);
        }
        flush(answers);
        return answers;
    }

    private record Read<T>(@Nullable T said, RowAnswer answer) {}

    private Read<T> read(Next next) {
        try {
            return switch (next) {
                case Next.Row(var row) -> new Read<>(kind.read(row, mapping), RowAnswer.IN);
                case Next.Unreadable(var why) -> new Read<>(null, RowAnswer.refused(why));
                case Next.End ignored -> new Read<>(null, RowAnswer.IN);
            };
        } catch (Refused why) {
            return new Read<>(null, RowAnswer.refused(why));
        }
    }

    private void add(int place, T row, List<RowAnswer> answers) {
        var own = kind.keys(row);
        if (own.stream().anyMatch(keys::contains)) flush(answers);
        keys.addAll(own);
        said.add(row);
        places.add(place);
    }

    private void flush(List<RowAnswer> answers) {
        if (said.isEmpty()) return;
        var given = Together.work(() -> kind.apply(List.copyOf(said)));
        for (var i = 0; i < given.size(); i++) answers.set(places.get(i), given.get(i));
        said.clear();
        places.clear();
        keys.clear();
    }
}
