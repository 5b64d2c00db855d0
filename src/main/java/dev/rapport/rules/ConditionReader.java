package dev.rapport.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Understands the conditions of a table that compare a component of a fact with a word, a number or nothing. */
final class ConditionReader {

    /** @param sign how the component is compared */
    record Atom(String field, String sign, String value, boolean isWord) {

        boolean isNumber() {
            return !isWord && NUMBER.matcher(value).matches();
        }

        BigDecimal number() {
            return new BigDecimal(value);
        }
    }

    private static final String FIELD = "\\s*(\\w+)\\s*";
    private static final String SIGN = "(==|!=|>=|<=|>|<)";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern WORDS = Pattern.compile(FIELD + SIGN + "\\s*\"\\$param\"\\s*");
    private static final Pattern VALUES = Pattern.compile(FIELD + SIGN + "\\s*\\$param\\s*");
    private static final Pattern COMPARED =
            Pattern.compile(FIELD + SIGN + "\\s*(\"[^\"]*\"|true|false|null|-?\\d{1,9}(?:\\.\\d{1,9})?)\\s*");
    private static final Pattern FLAG = Pattern.compile("\\s*(!?)\\s*(\\w+)\\s*");

    private ConditionReader() {}

    /** What a cell asks; empty where that is more than comparing. */
    static Optional<List<Atom>> read(String code, String cell) {
        var words = WORDS.matcher(code);
        if (words.matches()) return Optional.of(List.of(new Atom(words.group(1), words.group(2), cell, true)));
        var values = VALUES.matcher(code);
        if (values.matches()) return all(values.group(1) + " " + values.group(2) + " " + cell);
        return code.strip().equals("$param") ? all(cell) : Optional.empty();
    }

    private static Optional<List<Atom>> all(String conditions) {
        var atoms = new ArrayList<Atom>();
        for (var part : conditions.split(",", -1)) {
            var compared = COMPARED.matcher(part);
            var flag = FLAG.matcher(part);
            if (compared.matches()) {
                var value = compared.group(3);
                var isWord = value.startsWith("\"");
                atoms.add(new Atom(
                        compared.group(1),
                        compared.group(2),
                        isWord ? value.substring(1, value.length() - 1) : value,
                        isWord));
            } else if (flag.matches())
                atoms.add(new Atom(
                        flag.group(2), "==", String.valueOf(flag.group(1).isEmpty()), false));
            else return Optional.empty();
        }
        return Optional.of(atoms);
    }
}
