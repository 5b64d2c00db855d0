package dev.rapport.studio.rulebooks;

import dev.rapport.rules.DecisionTable;
import dev.rapport.rules.RuleTextRefused;
import dev.rapport.rules.RulebookVersion.Form;
import dev.rapport.studio.rulebooks.RuleChange.Difference;
import dev.rapport.studio.rulebooks.RuleChange.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares two texts of a rulebook, rule by rule by their names. */
final class RuleChanges {

    private static final Pattern RULE = Pattern.compile("^\\s*rule\\s+\"([^\"]*)\"");

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
        for (var table : read.tables())
            for (var row : table.rows()) {
                var cells = new LinkedHashMap<String, String>();
                for (var at = 1; at < row.cells().size(); at++) {
                    var cell = row.cells().get(at);
                    if (!cell.isBlank()) cells.put(label(table, at), cell);
                }
                rules.put(row.cells().getFirst(), cells);
            }
        return rules;
    }

    private static String label(DecisionTable.Table table, int at) {
        var labels = table.heads().getLast();
        return at < labels.size() ? labels.get(at) : "";
    }

    private static Map<String, Map<String, String>> ofText(String text) {
        var rules = new LinkedHashMap<String, StringBuilder>();
        StringBuilder rule = null;
        for (var line : text.split("\n")) {
            var heading = RULE.matcher(line);
            if (heading.find()) rules.put(heading.group(1), rule = new StringBuilder());
            else if (rule != null && !line.isBlank() && !line.strip().startsWith("//"))
                rule.append(line.strip()).append('\n');
        }
        var said = new LinkedHashMap<String, Map<String, String>>();
        rules.forEach((name, body) -> said.put(name, Map.of("", body.toString().strip())));
        return said;
    }
}
