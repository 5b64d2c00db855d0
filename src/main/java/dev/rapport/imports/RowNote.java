package dev.rapport.imports;

import java.util.List;

/** What people should know about a row although it is in, such as what it overwrote: a message key and its arguments. */
public record RowNote(String key, List<Object> arguments) {

    public RowNote(String key, Object... arguments) {
        this(key, List.of(arguments));
    }
}
