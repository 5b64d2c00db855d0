package dev.rapport.studio.rulebooks;

import dev.rapport.rules.DecisionTable;
import dev.rapport.rules.Rulebook;
import dev.rapport.rules.TableWords;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table of rules, and what may stand in its cells.
 *
 * @param at its place, counted from 0
 * @param kind {@code NAME}, {@code CONDITION} or {@code ACTION}
 * @param known the words that the rules which decide now use in it
 */
public record RuleColumn(int at, String kind, String label, Type type, boolean isQuoted, Set<String> known) {

    public enum Type {
        WORD,
        NUMBER,
        FLAG,
        TEXT
    }

    private static final int LONGEST_NAME = 200;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern FLAG = Pattern.compile("true|false");
    private static final Pattern WITHOUT_SIGNS = Pattern.compile("[^\"\\\\\\p{Cntrl}]*");
    private static final Pattern COMPARED = Pattern.compile("\\s*(\\w+)\\s*(?:==|!=|>=|<=|>|<)\\s*\\$param\\s*");

    /** The columns of a table in their order. */
    public static List<RuleColumn> of(Rulebook book, DecisionTable.Table table, TableWords known) {
        return IntStream.range(0, table.width())
                .mapToObj(at -> of(book, table, at, known.in(cell(table.codes(), at))))
                .toList();
    }

    private static RuleColumn of(Rulebook book, DecisionTable.Table table, int at, Set<String> known) {
        var code = cell(table.codes(), at);
        var kind = table.kinds().get(at);
        var label = cell(table.labels(), at);
        var isQuoted = kind.equals("NAME") || code.contains("\"$param\"");
        return new RuleColumn(at, kind, label, type(book, table, at, code, isQuoted, known), isQuoted, known);
    }

    private static Type type(
            Rulebook book, DecisionTable.Table table, int at, String code, boolean isQuoted, Set<String> known) {
        if (isQuoted) return known.isEmpty() ? Type.TEXT : Type.WORD;
        var compared = COMPARED.matcher(code);
        if (compared.matches()) return ofComponent(book, compared.group(1));
        if (table.kinds().get(at).equals("CONDITION")) return Type.TEXT;
        if (all(table, at, FLAG)) return Type.FLAG;
        return all(table, at, NUMBER) ? Type.NUMBER : Type.TEXT;
    }

    private static Type ofComponent(Rulebook book, String name) {
        var type = book.facts().stream()
                .flatMap(fact -> Stream.of(fact.getRecordComponents()))
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .<Class<?>>map(RecordComponent::getType)
                .orElse(Object.class);
        if (type == boolean.class || type == Boolean.class) return Type.FLAG;
        return type.isPrimitive() || Number.class.isAssignableFrom(type) ? Type.NUMBER : Type.TEXT;
    }

    private static boolean all(DecisionTable.Table table, int at, Pattern pattern) {
        return table.rows().stream()
                .map(row -> cell(row.cells(), at))
                .filter(Predicate.not(String::isBlank))
                .allMatch(cell -> pattern.matcher(cell).matches());
    }

    private static String cell(List<String> cells, int at) {
        return at < cells.size() ? cells.get(at) : "";
    }

    public boolean isName() {
        return kind.equals("NAME");
    }

    public boolean isCondition() {
        return kind.equals("CONDITION");
    }

    /** The key of the sentence that says what is wrong with a cell; absent where nothing is. */
    public @Nullable String problem(String cell) {
        if (cell.isEmpty()) return isName() ? "studio.rule-cell.name" : null;
        if (isName() && cell.length() > LONGEST_NAME) return "studio.rule-cell.name";
        if (isQuoted && !WITHOUT_SIGNS.matcher(cell).matches()) return "studio.rule-cell.signs";
        return switch (type) {
            case NUMBER -> NUMBER.matcher(cell).matches() ? null : "studio.rule-cell.number";
            case FLAG -> FLAG.matcher(cell).matches() ? null : "studio.rule-cell.flag";
            case WORD -> meant(cell) == null ? null : "studio.rule-cell.meant";
            case TEXT -> null;
        };
    }

    /** The known word that differs from a cell only in how its letters are written. */
    public @Nullable String meant(String cell) {
        if (known.contains(cell)) return null;
        return known.stream()
                .filter(word -> word.equalsIgnoreCase(cell.strip()))
                .findFirst()
                .orElse(null);
    }
}
