package dev.rapport.rules;

import dev.rapport.rules.ConditionReader.Atom;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A component of a fact, cut at all that a table compares it with, so that within one piece the table cannot tell one
 * value from another.
 *
 * @param cases one value of each piece; null stands for absent
 */
record FieldCases(String field, List<@Nullable Object> cases) {

    private static final String OTHER = "…";
    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);

    /** @param atoms all that the table asks of the component */
    static FieldCases of(RecordComponent component, List<Atom> atoms) {
        var cases = new ArrayList<@Nullable Object>();
        if (component.getType() == boolean.class || component.getType() == Boolean.class) {
            cases.addAll(List.of(true, false));
        } else if (atoms.stream().anyMatch(Atom::isNumber)) {
            cases.addAll(numbers(
                    atoms.stream()
                            .filter(Atom::isNumber)
                            .map(Atom::number)
                            .collect(Collectors.toCollection(TreeSet::new)),
                    WHOLE.contains(component.getType())));
        } else {
            cases.addAll(atoms.stream()
                    .filter(Atom::isWord)
                    .map(Atom::value)
                    .collect(Collectors.toCollection(TreeSet::new)));
            cases.add(OTHER);
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) cases.add(null);
        return new FieldCases(component.getName(), cases);
    }

    private static List<BigDecimal> numbers(TreeSet<BigDecimal> bounds, boolean whole) {
        var cases = new ArrayList<BigDecimal>();
        cases.add(bounds.first().subtract(BigDecimal.ONE));
        BigDecimal before = null;
        for (var bound : bounds) {
            if (before != null) {
                var between =
                        whole ? before.add(BigDecimal.ONE) : before.add(bound).divide(BigDecimal.TWO);
                if (between.compareTo(bound) < 0) cases.add(between);
            }
            cases.add(bound);
            before = bound;
        }
        cases.add(bounds.last().add(BigDecimal.ONE));
        return cases;
    }

    /** For which of the cases all that a row asks of the component is true. */
    boolean[] allowed(List<Atom> atoms) {
        var allowed = new boolean[cases.size()];
        for (var at = 0; at < allowed.length; at++) {
            var one = cases.get(at);
            allowed[at] = atoms.stream().allMatch(atom -> isTrue(atom, one));
        }
        return allowed;
    }

    private static boolean isTrue(Atom atom, @Nullable Object value) {
        if (!atom.isWord() && atom.value().equals("null")) return atom.sign().equals("==") == (value == null);
        if (value == null) return atom.sign().equals("!=");
        if (value instanceof BigDecimal number && atom.isNumber())
            return compares(atom.sign(), number.compareTo(atom.number()));
        var equal = String.valueOf(value).equals(atom.value());
        return atom.sign().equals("!=") != equal;
    }

    private static boolean compares(String sign, int difference) {
        return switch (sign) {
            case "==" -> difference == 0;
            case "!=" -> difference != 0;
            case ">" -> difference > 0;
            case ">=" -> difference >= 0;
            case "<" -> difference < 0;
            default -> difference <= 0;
        };
    }

    String said(int at) {
        var one = cases.get(at);
        return field + " = " + (one == null ? "–" : one instanceof BigDecimal number ? number.toPlainString() : one);
    }
}
