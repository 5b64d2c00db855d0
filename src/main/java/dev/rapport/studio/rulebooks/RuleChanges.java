package dev.rapport.studio.rulebooks;

import dev.rapport.rules.DecisionTable;
import dev.rapport.rules.RuleOutline;
import dev.rapport.rules.RuleTextRefused;
import dev.rapport.rules.RulebookVersion.Form;
import dev.rapport.studio.rulebooks.RuleChange.Difference;
import dev.rapport.studio.rulebooks.RuleChange.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares two texts of a rulebook, rule by rule by their names; heads of tables count as rules by the titles. */
final class RuleChanges {

    /** That a row stands in a table. */
    private static final String TITLE = "✓";

    private RuleChanges() {}

    /** Empty where both say the same, but for space and remarks. */
    static List<RuleChange> between(Form form, String before, String now) {
        var old = rules(form, before);
        var young = rules(form, now);
        var stay = old.keySet().stream().filter(young::containsKey).toList();
        var stayNow = young.keySet().stream().filter(old::containsKey).toList();
        return Stream.concat(
                        young.keySet().stream()
                                .flatMap(name -> old.containsKey(name)
                                        ? changed(name, old, young, stay, stayNow)
                                        : Stream.of(new RuleChange(Kind.ADDED, name, List.of()))),
                        old.keySet().stream()
                                .filter(name -> !young.containsKey(name))
                                .map(name -> new RuleChange(Kind.REMOVED, name, List.of())))
                .toList();
    }

    private static Stream<RuleChange> changed(
            String name,
            Map<String, Map<String, String>> old,
            Map<String, Map<String, String>> young,
            List<String> stay,
            List<String> stayNow) {
        var differences = differences(Objects.requireNonNull(old.get(name)), Objects.requireNonNull(young.get(name)));
        if (!differences.isEmpty()) return Stream.of(new RuleChange(Kind.CHANGED, name, differences));
        if (stay.indexOf(name) == stayNow.indexOf(name)) return Stream.of();
        return Stream.of(new RuleChange(Kind.MOVED, name, List.of()));
    }

    private static List<Difference> differences(Map<String, String> before, Map<String, String> now) {
        var differences = new ArrayList<Difference>();
        var all = new LinkedHashMap<>(before);
        all.putAll(now);
        for (var what : all.keySet()) {
            var one = before.getOrDefault(what, "");
            var other = now.getOrDefault(what, "");
            if (!one.equals(other)) differences.add(new Difference(what, one, other));
        }
        return differences;
    }

    /** What each rule says, by its name. */
    private static Map<String, Map<String, String>> rules(Form form, String text) {
        try {
            return form == Form.TABLE ? ofTable(DecisionTable.read(text)) : ofText(text);
        } catch (RuleTextRefused unreadable) {
            return Map.of();
        }
    }

    private static Map<String, Map<String, String>> ofTable(DecisionTable read) {
        var rules = new LinkedHashMap<String, Map<String, String>>();
        if (!read.above().isEmpty()) rules.put("", Map.of("", written(read.above())));
        for (var table : read.tables()) {
            var title = String.join(",", table.title()).strip();
            rules.put(title, Map.of("", written(table.heads())));
            for (var row : table.rows()) rules.put(row.cells().getFirst(), cells(title, table, row));
        }
        return rules;
    }

    private static Map<String, String> cells(String title, DecisionTable.Table table, DecisionTable.Row row) {
        var cells = new LinkedHashMap<String, String>();
        cells.put(title, TITLE);
        for (var at = 1; at < row.cells().size(); at++) {
            var cell = row.cells().get(at);
            if (!cell.isBlank()) cells.put(label(cells, table, at), cell);
        }
        return cells;
    }

    private static String written(List<List<String>> lines) {
        return lines.stream()
                .map(line -> String.join(",", line))
                .filter(line -> !line.replace(",", "").isBlank())
                .collect(Collectors.joining("\n"));
    }

    /** Of two columns with one label the second is told by its place. */
    private static String label(Map<String, String> cells, DecisionTable.Table table, int at) {
        var labels = table.labels();
        var label = at < labels.size() ? labels.get(at) : "";
        return label.isBlank() || cells.containsKey(label) ? label + " (" + (at + 1) + ")" : label;
    }

    private static Map<String, Map<String, String>> ofText(String text) {
        var said = new LinkedHashMap<String, Map<String, String>>();
        RuleOutline.of(text).forEach((name, words) -> said.put(name, Map.of("", words)));
        return said;
    }
}
