package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The columns of a table and which of them are used. Case, surrounding space and line breaks do not matter. */
final class Columns {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\uFEFF]+");

    private final List<String> names;
    private final Set<String> used = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    Columns(List<String> header, ImportColumns wanted) {
        this.names = header.stream().map(Columns::plain).toList();
        used.addAll(wanted.all());
        requireOnce();
        requireAll(wanted.required());
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

    String name(int column) {
        return names.get(column);
    }

    boolean isUsed(int column) {
        return used.contains(names.get(column));
    }

    /** Nameless ones by their position. */
    List<String> unused() {
        var unused = new ArrayList<String>();
        for (var i = 0; i < names.size(); i++)
            if (!isUsed(i)) unused.add(names.get(i).isEmpty() ? "#" + (i + 1) : names.get(i));
        return unused;
    }

    private void requireOnce() {
        var seen = caseless(List.of());
        var twice = names.stream()
                .filter(column -> !column.isEmpty() && !seen.add(column))
                .toList();
        if (!twice.isEmpty()) throw Refused.invalid("import.columns-twice", String.join(", ", twice));
    }

    private void requireAll(List<String> required) {
        var there = caseless(names);
        var missing =
                required.stream().filter(column -> !there.contains(column)).toList();
        if (!missing.isEmpty())
            throw Refused.invalid(
                    "import.columns-missing", String.join(", ", missing), shortened(String.join(", ", names)));
    }

    private static Set<String> caseless(List<String> names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(names);
        return set;
    }

    private static String shortened(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500) + "…";
    }
}
