package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table and what they are read as: first what people say, then our own names, then the words that others
 * use for them. Case, surrounding space and line breaks do not matter.
 */
final class Columns {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\uFEFF]+");

    private final List<String> names;
    private final ImportColumns wanted;
    private final @Nullable String[] readAs;
    private final boolean[] decided;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> constants = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Columns(List<String> header, ImportColumns wanted, ColumnChoices choices) {
        this.names = header.stream().map(Columns::plain).toList();
        this.wanted = wanted;
        this.readAs = new String[names.size()];
        this.decided = new boolean[names.size()];
        choices.columns().forEach(this::choose);
        match(String::equalsIgnoreCase);
        match((name, column) -> HeaderWords.folded(name).equals(HeaderWords.folded(column)));
        for (var column : wanted.all())
            for (var word : HeaderWords.of(wanted.kind(), column))
                match(column, (name, own) -> HeaderWords.folded(name).equals(word));
    }

    static String plain(String name) {
        return SPACE.matcher(name).replaceAll(" ").strip();
    }

    List<String> names() {
        return names;
    }

    int count() {
        return names.size();
    }

    /** As the file calls it; a nameless one by its position. */
    String name(int column) {
        return names.get(column).isEmpty() ? "#" + (column + 1) : names.get(column);
    }

    /** Our column as which it is read; null when it is not used. */
    @Nullable
    String readAs(int column) {
        return readAs[column];
    }

    /** What stands in no column of the file and holds for all of its rows. */
    Map<String, String> constants() {
        return constants;
    }

    /** What the file calls our columns. */
    Map<String, String> headers() {
        if (headers.isEmpty())
            for (var i = 0; i < count(); i++) {
                var column = readAs[i];
                if (column != null) headers.put(column, name(i));
            }
        return headers;
    }

    List<ColumnUse> uses() {
        return IntStream.range(0, count())
                .mapToObj(i -> new ColumnUse(name(i), readAs[i]))
                .toList();
    }

    List<String> unused() {
        return IntStream.range(0, count())
                .filter(i -> readAs[i] == null)
                .mapToObj(this::name)
                .toList();
    }

    long known() {
        return Arrays.stream(readAs).filter(Objects::nonNull).count();
    }

    /** Refuses a table whose columns cannot be told apart, or that lacks one that is needed. */
    Columns required() {
        requireOnce();
        var there = caseless(Arrays.stream(readAs)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList());
        there.addAll(constants.keySet());
        var missing = wanted.required().stream()
                .filter(column -> !there.contains(column))
                .toList();
        if (!missing.isEmpty()) throw Refused.invalid("import.columns-missing", String.join(", ", missing), header());
        if (!wanted.oneOf().isEmpty() && wanted.oneOf().stream().noneMatch(there::contains))
            throw Refused.invalid("import.columns-missing-any", String.join(", ", wanted.oneOf()), header());
        return this;
    }

    private void choose(String header, String column) {
        var found = IntStream.range(0, count())
                .filter(i -> name(i).equalsIgnoreCase(header))
                .findFirst();
        if (found.isEmpty() && header.length() > 1 && header.startsWith(ColumnChoices.CONSTANT)) {
            constants.put(ours(column), header.substring(1).strip());
            return;
        }
        var at = found.orElseThrow(() -> Refused.unfit("import.no-such-header", header, header()));
        decided[at] = true;
        if (!column.equals(ColumnChoices.LEFT_OUT)) readAs[at] = ours(column);
    }

    private String ours(String column) {
        var ours = wanted.all().stream()
                .filter(column::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> Refused.unfit("import.no-such-column", column, String.join(", ", wanted.all())));
        if (isTaken(ours)) throw Refused.unfit("import.column-chosen-twice", ours);
        return ours;
    }

    private void match(BiPredicate<String, String> same) {
        for (var column : wanted.all()) match(column, same);
    }

    private void match(String column, BiPredicate<String, String> same) {
        for (var i = 0; i < count() && !isTaken(column); i++)
            if (!decided[i] && !names.get(i).isEmpty() && same.test(names.get(i), column)) {
                readAs[i] = column;
                decided[i] = true;
            }
    }

    private boolean isTaken(String column) {
        return constants.containsKey(column) || Arrays.stream(readAs).anyMatch(column::equalsIgnoreCase);
    }

    private void requireOnce() {
        var seen = caseless(List.of());
        var twice = names.stream()
                .filter(column -> !column.isEmpty() && !seen.add(column))
                .toList();
        if (!twice.isEmpty()) throw Refused.invalid("import.columns-twice", String.join(", ", twice));
    }

    private String header() {
        var text = String.join(", ", names);
        return text.length() <= 500 ? text : text.substring(0, 500) + "…";
    }

    private static Set<String> caseless(List<String> names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(names);
        return set;
    }
}
