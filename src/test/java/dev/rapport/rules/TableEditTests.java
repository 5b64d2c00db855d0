package dev.rapport.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In every table that the product brings, only the row that is changed changes. */
class TableEditTests {

    static Stream<Path> tables() throws IOException {
        try (var files = Files.walk(Path.of("rules"))) {
            return files.filter(path -> path.toString().endsWith(".drl.csv")).toList().stream();
        }
    }

    private static List<List<String>> rows(String text, int table) {
        return DecisionTable.read(text).tables().get(table).rows().stream()
                .map(DecisionTable.Row::cells)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void rowsMoveAwayAndBack(Path path) throws IOException {
        var text = Files.readString(path);
        var tables = DecisionTable.read(text).tables();
        for (var table = 0; table < tables.size(); table++) {
            var last = tables.get(table).rows().size() - 1;
            var moved = TableEdit.move(text, table, 0, last);

            assertThat(rows(moved, table).getLast()).isEqualTo(rows(text, table).getFirst());
            assertThat(TableEdit.move(moved, table, last, 0)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void rowsComeAndGo(Path path) throws IOException {
        var text = Files.readString(path);
        var tables = DecisionTable.read(text).tables();
        for (var table = 0; table < tables.size(); table++) {
            var rows = tables.get(table).rows().size();
            var more = TableEdit.add(text, table, rows, List.of("a \"new\", row", "x"));

            assertThat(rows(more, table)).hasSize(rows + 1);
            assertThat(rows(more, table).getLast()).startsWith("a \"new\", row", "x");
            assertThat(TableEdit.remove(more, table, rows)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aRowIsChangedInItsPlace(Path path) throws IOException {
        var text = Files.readString(path);
        var tables = DecisionTable.read(text).tables().size();
        for (var table = 0; table < tables; table++) {
            var changed = TableEdit.set(text, table, 0, List.of("another\nname"));

            assertThat(rows(changed, table).getFirst().getFirst()).isEqualTo("another\nname");
            assertThat(rows(changed, table).stream().skip(1).toList())
                    .isEqualTo(rows(text, table).stream().skip(1).toList());
            assertThat(changed.lines().filter(text.lines().toList()::contains).count())
                    .isGreaterThanOrEqualTo(text.lines().count() - 1);
        }
    }
}
