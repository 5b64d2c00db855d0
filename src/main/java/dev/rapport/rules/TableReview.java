package dev.rapport.rules;

import dev.rapport.rules.ConditionReader.Atom;
import dev.rapport.rules.TableFinding.Kind;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for rows that never fit, rows that others leave nothing to, cases that no row fits, and rows that stand in each
 * other's way. Each component is cut at the values that the table compares it with; all combinations are walked through
 * up to a bound, beyond which rows are compared two by two. A row that asks more than comparisons, such as whether a text
 * says a word, may fit or not: it takes nothing from others, and leaves no gap.
 */
public final class TableReview {

    private static final long MOST_CASES = 100_000;
    private static final long MOST_STEPS = 20_000_000;
    private static final int MOST_SHOWN = 20;
    private static final Set<String> KINDS = Set.of("NAME", "CONDITION", "ACTION", "");
    private static final Pattern SETS = Pattern.compile("verdict\\.set\\(\"([^\"]+)\"");
    private static final Pattern ADDS = Pattern.compile("verdict\\.(?!set\\()");

    /** @param allowed by component, for which of its cases the row fits */
    private record Line(
            DecisionTable.Row row, boolean isPlain, List<boolean[]> allowed, Set<String> sets, List<String> says) {

        String name() {
            return row.cells().getFirst();
        }

        boolean fits(int[] at) {
            for (var i = 0; i < at.length; i++) if (!allowed.get(i)[at[i]]) return false;
            return true;
        }

        boolean holds(Line other) {
            return isPlain
                    && IntStream.range(0, allowed.size())
                            .allMatch(i -> IntStream.range(0, allowed.get(i).length)
                                    .allMatch(at ->
                                            allowed.get(i)[at] || !other.allowed.get(i)[at]));
        }

        boolean neverFits() {
            return allowed.stream()
                    .anyMatch(cases -> IntStream.range(0, cases.length).noneMatch(at -> cases[at]));
        }
    }

    private final int place;
    private final DecisionTable.Table table;
    private final Map<String, RecordComponent> components;
    private final List<TableFinding> found = new ArrayList<>();
    private final List<FieldCases> fields = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private TableReview(int place, DecisionTable.Table table, Map<String, RecordComponent> components) {
        this.place = place;
        this.table = table;
        this.components = components;
    }

    /** What there is to know about the tables of a rulebook. */
    public static List<TableFinding> of(Rulebook book, DecisionTable read) {
        var components = book.facts().stream()
                .flatMap(fact -> Stream.of(fact.getRecordComponents()))
                .collect(Collectors.toMap(RecordComponent::getName, one -> one, (one, other) -> one));
        return IntStream.range(0, read.tables().size())
                .boxed()
                .flatMap(at -> new TableReview(at, read.tables().get(at), components).review().stream())
                .toList();
    }

    private List<TableFinding> review() {
        var kinds = table.kinds();
        table.rows().forEach(this::lookAtCells);
        if (!KINDS.containsAll(kinds)) return found;
        readLines();
        lines.stream().filter(Line::neverFits).forEach(line -> tell(Kind.NEVER_FITS, line, null, ""));
        if (ADDS.matcher(String.join(" ", table.codes())).find() || lines.isEmpty()) return found;
        var cases = fields.stream()
                .mapToLong(field -> field.cases().size())
                .reduce(1, (a, b) -> Math.min(a * b, MOST_CASES + 1));
        if (cases <= MOST_CASES && cases * lines.size() <= MOST_STEPS) walk();
        else compareTwoByTwo();
        return found;
    }

    private void lookAtCells(DecisionTable.Row row) {
        var kinds = table.kinds();
        var lastCondition = kinds.lastIndexOf("CONDITION");
        if (row.cells().size() <= lastCondition) tell(Kind.SHORT_ROW, row, null, "");
        if (row.cells().stream().skip(table.width()).anyMatch(cell -> !cell.isBlank()))
            tell(Kind.BEYOND_HEADS, row, null, "");
    }

    private void readLines() {
        var atoms = new ArrayList<Map<String, List<Atom>>>();
        var isPlain = new ArrayList<Boolean>();
        for (var row : table.rows()) {
            var asked = new LinkedHashMap<String, List<Atom>>();
            isPlain.add(ask(row, asked));
            atoms.add(asked);
        }
        var names = atoms.stream()
                .flatMap(asked -> asked.keySet().stream())
                .distinct()
                .toList();
        for (var name : names)
            fields.add(FieldCases.of(
                    Objects.requireNonNull(components.get(name)),
                    atoms.stream()
                            .flatMap(asked -> asked.getOrDefault(name, List.of()).stream())
                            .toList()));
        for (var at = 0; at < table.rows().size(); at++) {
            var asked = atoms.get(at);
            var allowed = fields.stream()
                    .map(field -> field.allowed(asked.getOrDefault(field.field(), List.of())))
                    .toList();
            var row = table.rows().get(at);
            lines.add(new Line(row, isPlain.get(at), allowed, sets(row), actions(row)));
        }
    }

    /** Whether the row asks nothing but comparisons. */
    private boolean ask(DecisionTable.Row row, Map<String, List<Atom>> asked) {
        var isPlain = true;
        for (var at = 0; at < Math.min(table.codes().size(), row.cells().size()); at++) {
            if (!table.kinds().get(at).equals("CONDITION")
                    || row.cells().get(at).isBlank()) continue;
            var read = ConditionReader.read(table.codes().get(at), row.cells().get(at));
            if (read.isEmpty() || read.get().stream().anyMatch(atom -> !components.containsKey(atom.field())))
                isPlain = false;
            else
                for (var atom : read.get())
                    asked.computeIfAbsent(atom.field(), absent -> new ArrayList<>())
                            .add(atom);
        }
        return isPlain;
    }

    private Set<String> sets(DecisionTable.Row row) {
        var sets = new HashSet<String>();
        for (var at = 0; at < Math.min(table.codes().size(), row.cells().size()); at++) {
            var set = SETS.matcher(table.codes().get(at));
            if (!row.cells().get(at).isBlank() && set.find())
                sets.add(set.group(1).replace("$param", row.cells().get(at)));
        }
        return sets;
    }

    private List<String> actions(DecisionTable.Row row) {
        return IntStream.range(0, Math.min(table.codes().size(), row.cells().size()))
                .filter(at -> SETS.matcher(table.codes().get(at)).find())
                .mapToObj(row.cells()::get)
                .toList();
    }

    private void walk() {
        var at = new int[fields.size()];
        var fits = new boolean[lines.size()];
        var speaks = new boolean[lines.size()];
        var overlaps = new HashSet<List<Integer>>();
        var gaps = 0;
        do {
            var taken = new HashSet<String>();
            var first = new ArrayList<Integer>();
            for (var i = 0; i < lines.size(); i++) {
                var line = lines.get(i);
                if (!line.fits(at)) continue;
                fits[i] = true;
                if (line.sets().isEmpty() || !taken.containsAll(line.sets())) speaks[i] = true;
                if (line.isPlain()) taken.addAll(line.sets());
                first.add(i);
            }
            if (first.isEmpty() && gaps++ == 0) tell(Kind.GAP, "", 0, null, said(at));
            noteOverlap(first, at, overlaps);
        } while (next(at));
        for (var i = 0; i < lines.size(); i++)
            if (fits[i] && !speaks[i]) tell(Kind.SHADOWED, lines.get(i), shadow(i), "");
    }

    private boolean next(int[] at) {
        for (var i = 0; i < at.length; i++) {
            if (++at[i] < fields.get(i).cases().size()) return true;
            at[i] = 0;
        }
        return false;
    }

    /** Of the rows that fit, the two uppermost whose order matters: neither is there for all that the other is. */
    private void noteOverlap(List<Integer> fitting, int[] at, Set<List<Integer>> overlaps) {
        if (fitting.size() < 2 || overlaps.size() >= MOST_SHOWN) return;
        var upper = lines.get(fitting.get(0));
        var lower = lines.get(fitting.get(1));
        if (!upper.isPlain() || !lower.isPlain() || upper.says().equals(lower.says())) return;
        if (upper.holds(lower) || lower.holds(upper)) return;
        if (overlaps.add(List.of(fitting.get(0), fitting.get(1)))) tell(Kind.OVERLAP, lower, upper.name(), said(at));
    }

    private @Nullable String shadow(int place) {
        var line = lines.get(place);
        return lines.subList(0, place).stream()
                .filter(upper -> upper.holds(line) && upper.sets().containsAll(line.sets()))
                .findFirst()
                .map(Line::name)
                .orElse(null);
    }

    private void compareTwoByTwo() {
        tell(Kind.TOO_WIDE, "", 0, null, "");
        for (var i = 0; i < lines.size(); i++) {
            var shadow = lines.get(i).neverFits() ? null : shadow(i);
            if (shadow != null) tell(Kind.SHADOWED, lines.get(i), shadow, "");
        }
    }

    private String said(int[] at) {
        return IntStream.range(0, at.length)
                .mapToObj(i -> fields.get(i).said(at[i]))
                .collect(Collectors.joining(", "));
    }

    private void tell(Kind kind, Line line, @Nullable String other, String example) {
        tell(kind, line.row(), other, example);
    }

    private void tell(Kind kind, DecisionTable.Row row, @Nullable String other, String example) {
        tell(kind, row.cells().getFirst(), row.line(), other, example);
    }

    private void tell(Kind kind, String rule, long line, @Nullable String other, String example) {
        found.add(new TableFinding(kind, place, line, rule, other, example));
    }
}
