package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table and what they are read as: first what people say, then our own names, then the words that others
 * use for them. Case, surrounding space and line breaks do not matter.
 */
final class Columns {

    private static final Pattern AGAIN = Pattern.compile(" \\((\\d+)\\)$");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\uFEFF]+");

    private final List<String> written;
    private final List<String> names;
    private final ImportColumns wanted;
    private final @Nullable String[] readAs;
    private final boolean[] decided;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> constants = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Columns(List<String> header, ImportColumns wanted, ColumnChoices choices) {
        var again = !header.isEmpty() && LeftOutFile.isWhy(header.getFirst());
        this.written = header.stream()
                .map(name -> again ? LeftOutFile.unguarded(name) : name)
                .map(Columns::plain)
                .toList();
        this.names = apart(written);
        this.wanted = wanted;
        this.readAs = new String[names.size()];
        this.decided = new boolean[names.size()];
        if (hasWhy()) decided[0] = true;
        choices.columns().forEach(this::choose);
        for (var column : wanted.all()) match(column, i -> called(i).equalsIgnoreCase(column));
        var words = IntStream.range(0, count()).mapToObj(this::words).toList();
        for (var column : wanted.all()) match(column, i -> says(words.get(i), column, HeaderWords.folded(column)));
        for (var column : wanted.all())
            for (var word : HeaderWords.of(wanted.kind(), column)) match(column, i -> says(words.get(i), column, word));
    }

    static String plain(String name) {
        return SPACE.matcher(name).replaceAll(" ").strip();
    }

    /** A name that is there again gets a number: phone, phone (2). */
    private static List<String> apart(List<String> written) {
        var taken = caseless(written);
        var seen = caseless(List.of());
        var names = new ArrayList<String>();
        for (var name : written) {
            var own = name;
            for (var number = 2; !name.isEmpty() && seen.contains(own); number++) {
                var next = name + " (" + number + ")";
                if (!taken.contains(next)) own = next;
            }
            seen.add(own);
            names.add(own);
        }
        return names;
    }

    /** The header as the file has it. */
    List<String> written() {
        return written;
    }

    /** Whether the file tells in its first column why its rows were left out before. */
    boolean hasWhy() {
        return !written.isEmpty() && LeftOutFile.isWhy(written.getFirst());
    }

    /** How many times the numbers of a column are to be taken, where its header says so. */
    @Nullable
    BigDecimal times(int column) {
        return unit(column).map(Units.Unit::times).orElse(null);
    }

    /** What stands beside the name of a column of numbers and says nothing that is known. */
    List<String> unclear() {
        return IntStream.range(0, count())
                .filter(i ->
                        isNumber(readAs[i]) && Units.ofHeader(written.get(i)).isEmpty())
                .mapToObj(this::name)
                .toList();
    }

    private Optional<Units.Unit> unit(int column) {
        return isNumber(readAs[column]) ? Units.ofHeader(written.get(column)) : Optional.empty();
    }

    private boolean isNumber(@Nullable String column) {
        return column != null && wanted.numbers().contains(column);
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
        return places().mapToObj(i -> new ColumnUse(name(i), readAs[i], times(i)))
                .toList();
    }

    List<String> unused() {
        return places().filter(i -> readAs[i] == null).mapToObj(this::name).toList();
    }

    private IntStream places() {
        return IntStream.range(hasWhy() ? 1 : 0, count());
    }

    long known() {
        return Arrays.stream(readAs).filter(Objects::nonNull).count();
    }

    /** Refuses a table whose columns cannot be told apart, or that lacks one that is needed. */
    Columns required() {
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
        var found = place(header);
        if (found.isEmpty() && header.length() > 1 && header.startsWith(ColumnChoices.CONSTANT)) {
            constants.put(ours(column), header.substring(1).strip());
            return;
        }
        var at = found.orElseThrow(() -> Refused.unfit("import.no-such-header", header, header()));
        decided[at] = true;
        if (!column.equals(ColumnChoices.LEFT_OUT)) readAs[at] = ours(column);
    }

    /** By its name, or by its place as in {@code #4}. */
    private OptionalInt place(String header) {
        var named = IntStream.range(0, count())
                .filter(i -> name(i).equalsIgnoreCase(header))
                .findFirst();
        return named.isPresent()
                ? named
                : IntStream.range(0, count())
                        .filter(i -> header.equals("#" + (i + 1)))
                        .findFirst();
    }

    private String ours(String column) {
        var ours = wanted.all().stream()
                .filter(column::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> Refused.unfit("import.no-such-column", column, String.join(", ", wanted.all())));
        if (isTaken(ours)) throw Refused.unfit("import.column-chosen-twice", ours);
        return ours;
    }

    /** What a header says, and what it says of numbers where it has a unit beside it. */
    private record Words(String all, String ofNumbers) {}

    private Words words(int column) {
        return new Words(HeaderWords.folded(called(column)), HeaderWords.folded(Units.bare(called(column))));
    }

    private boolean says(Words header, String column, String word) {
        return header.all().equals(word)
                || isNumber(column) && header.ofNumbers().equals(word);
    }

    /** A second “phone” is looked up as “phone 2”. */
    private String called(int column) {
        var name = names.get(column);
        return name.equals(written.get(column)) ? name : AGAIN.matcher(name).replaceAll(" $1");
    }

    private void match(String column, IntPredicate same) {
        for (var i = 0; i < count() && !isTaken(column); i++)
            if (!decided[i] && !names.get(i).isEmpty() && same.test(i)) {
                readAs[i] = column;
                decided[i] = true;
            }
    }

    private boolean isTaken(String column) {
        return constants.containsKey(column) || Arrays.stream(readAs).anyMatch(column::equalsIgnoreCase);
    }

    private String header() {
        var text = IntStream.range(0, count()).mapToObj(this::name).collect(Collectors.joining(", "));
        return text.length() <= 500 ? text : text.substring(0, 500) + "…";
    }

    private static Set<String> caseless(List<String> names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(names);
        return set;
    }
}
