package dev.rapport.imports;

import dev.rapport.imports.RowQueue.Next;
import dev.rapport.testing.Statements;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Applies rows together as a running import does, and tells what that asked of the database. */
public final class RowSets {

    private RowSets() {}

    public static List<String> statements(
            TransactionTemplate transactions, SetImportKind<?> kind, List<ImportRow> rows, @Nullable String mapping) {
        return Statements.of(() -> transactions.executeWithoutResult(status -> apply(kind, rows, mapping)));
    }

    private static <T> void apply(SetImportKind<T> kind, List<ImportRow> rows, @Nullable String mapping) {
        var answers = new RowSet<>(kind, mapping)
                .apply(rows.stream().<Next>map(Next.Row::new).toList());
        answers.forEach(answer -> {
            if (answer.refused() != null) throw answer.refused();
        });
    }
}
