package dev.rapport.imports;

import java.util.List;

/**
 * What people should know about a row although it is in, such as what it overwrote: a message key and its arguments.
 *
 * @param known whether the row was here already and added nothing
 */
public record RowNote(String key, List<Object> arguments, boolean known) {

    public RowNote(String key, Object... arguments) {
        this(key, List.of(arguments), false);
    }

    /** The row was here already and added nothing. */
    public static RowNote known(String key, Object... arguments) {
        return new RowNote(key, List.of(arguments), true);
    }
}
