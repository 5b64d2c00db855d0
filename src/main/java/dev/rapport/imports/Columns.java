package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private final Set<String> taken = caseless(List.of());
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
        if (!choices.columns().isEmpty()) choose(choices);
        var said = new HeaderIndex();
        for (var i = 0; i < count(); i++) if (!names.get(i).isEmpty()) said.add(i, called(i));
        for (var column : wanted.all()) match(column, said.called(column));
        for (var column : wanted.all()) match(column, said.saying(HeaderWords.folded(column), isNumber(column)));
        for (var column : wanted.all())
            for (var word : HeaderWords.of(wanted.kind(), column)) match(column, said.saying(word, isNumber(column)));
    }

    static String plain(String name) {
        return SPACE.matcher(name).replaceAll(" ").strip();
    }

    /** A name that is there again gets a number: phone, phone (2). */
    private static List<String> apart(List<String> written) {
        var taken = caseless(written);
        var numbers = new TreeMap<String, Integer>(String.CASE_INSENSITIVE_ORDER);
        var names = new ArrayList<String>();
        for (var name : written) {
            var number = name.isEmpty() ? 1 : numbers.getOrDefault(name, 0) + 1;
            while (number > 1 && taken.contains(name + " (" + number + ")")) number++;
            numbers.put(name, number);
            names.add(number == 1 ? name : name + " (" + number + ")");
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

    private void choose(ColumnChoices choices) {
        var places = new TreeMap<String, Integer>(String.CASE_INSENSITIVE_ORDER);
        for (var i = 0; i < count(); i++) places.putIfAbsent(name(i), i);
        for (var i = 0; i < count(); i++) places.putIfAbsent("#" + (i + 1), i);
        choices.columns().forEach((header, column) -> choose(header, column, places.get(header)));
    }

    /** @param found by its name, or by its place as in {@code #4} */
    private void choose(String header, String column, @Nullable Integer found) {
        if (found == null && header.length() > 1 && header.startsWith(ColumnChoices.CONSTANT)) {
            constants.put(ours(column), header.substring(1).strip());
            return;
        }
        if (found == null) throw Refused.unfit("import.no-such-header", header, header());
        decided[found] = true;
        if (!column.equals(ColumnChoices.LEFT_OUT)) read(found, ours(column));
    }

    private void read(int place, String column) {
        readAs[place] = column;
        taken.add(column);
    }

    private String ours(String column) {
        var ours = wanted.all().stream()
                .filter(column::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> Refused.unfit("import.no-such-column", column, String.join(", ", wanted.all())));
        if (isTaken(ours)) throw Refused.unfit("import.column-chosen-twice", ours);
        return ours;
    }

    /** A second “phone” is looked up as “phone 2”. */
    private String called(int column) {
        var name = names.get(column);
        return name.equals(written.get(column)) ? name : AGAIN.matcher(name).replaceAll(" $1");
    }

    /** @param places of the headers that say it, the first first */
    private void match(String column, IntStream places) {
        if (isTaken(column)) return;
        places.filter(i -> !decided[i]).findFirst().ifPresent(i -> {
            read(i, column);
            decided[i] = true;
        });
    }

    private boolean isTaken(String column) {
        return constants.containsKey(column) || taken.contains(column);
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
