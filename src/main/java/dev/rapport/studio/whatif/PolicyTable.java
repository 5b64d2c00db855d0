package dev.rapport.studio.whatif;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.rapport.rules.DecisionTable;
import dev.rapport.rules.RuleTextRefused;
import dev.rapport.sla.SlaFacts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The policies as a table of rules that can be edited and written again as text. What stands above the rules is kept;
 * conditions on facts that the text has no column for can be used too.
 *
 * @param above the lines above the table and its title
 * @param columns those of the text, and one for each fact that the text does not look at
 * @param rules in the order in which they are asked, the cells of each by the column's key; empty ones are left out
 */
public record PolicyTable(List<List<String>> above, List<PolicyColumn> columns, List<Map<String, String>> rules) {

    private static final int HEADS = 4;

    public PolicyTable {
        above = List.copyOf(above);
        columns = List.copyOf(columns);
        rules = rules.stream().map(Map::copyOf).toList();
    }

    /** Empty when the text is not one table of rules. */
    public static Optional<PolicyTable> read(String text) {
        try {
            return of(DecisionTable.read(text));
        } catch (RuleTextRefused e) {
            return Optional.empty();
        }
    }

    /** Empty when there are several tables, or two columns about the same. */
    static Optional<PolicyTable> of(DecisionTable read) {
        if (read.tables().size() != 1) return Optional.empty();
        var only = read.tables().getFirst();
        var above = new ArrayList<>(read.above());
        above.add(only.title());
        var columns = columns(only.heads());
        var rules = only.rows().stream().map(row -> rule(columns, row.cells())).toList();
        return Optional.of(new PolicyTable(above, withAllFacts(columns), rules))
                .filter(PolicyTable::hasOneColumnForEachKey);
    }

    private static List<PolicyColumn> columns(List<List<String>> heads) {
        var columns = new ArrayList<PolicyColumn>();
        for (var at = 0;
                at < heads.getFirst().size() && !heads.getFirst().get(at).isBlank();
                at++) {
            var place = at;
            columns.add(PolicyColumn.read(
                    heads.stream().map(head -> cell(head, place)).toList(),
                    columns.isEmpty() ? "" : columns.getLast().key()));
        }
        return columns;
    }

    private boolean hasOneColumnForEachKey() {
        return columns.stream().map(PolicyColumn::key).distinct().count() == columns.size();
    }

    private static Map<String, String> rule(List<PolicyColumn> columns, List<String> line) {
        var cells = new HashMap<String, String>();
        for (var at = 0; at < columns.size(); at++)
            if (!cell(line, at).isBlank())
                cells.put(columns.get(at).key(), cell(line, at).strip());
        return cells;
    }

    private static String cell(List<String> line, int at) {
        return at < line.size() ? line.get(at) : "";
    }

    private static List<PolicyColumn> withAllFacts(List<PolicyColumn> read) {
        var columns = new ArrayList<>(read);
        var end = (int) read.stream()
                .takeWhile(one -> one.key().equals(PolicyColumn.RULE) || one.isCondition())
                .count();
        var object = read.stream()
                .filter(PolicyColumn::isCondition)
                .findFirst()
                .map(one -> one.head().get(1))
                .orElse("SlaFacts...");
        columns.addAll(
                end,
                Stream.of(SlaFacts.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(fact -> read.stream().noneMatch(one -> one.key().equals(fact)))
                        .map(fact -> PolicyColumn.condition(fact, object))
                        .toList());
        return columns;
    }

    public PolicyTable with(List<Map<String, String>> others) {
        return new PolicyTable(above, columns, others);
    }

    /** The whole text, for the compiler. Columns that no rule uses are left out, but for those that set something. */
    public String text() {
        var used = columns.stream()
                .filter(column ->
                        !column.isCondition() || rules.stream().anyMatch(rule -> rule.containsKey(column.key())))
                .toList();
        var text = new StringWriter();
        try (var writer = CsvWriter.builder().build(text)) {
            above.forEach(writer::writeRecord);
            for (var head = 0; head < HEADS; head++) {
                var line = head;
                writer.writeRecord(
                        used.stream().map(column -> column.head().get(line)).toList());
            }
            rules.forEach(rule -> writer.writeRecord(used.stream()
                    .map(column -> rule.getOrDefault(column.key(), ""))
                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
