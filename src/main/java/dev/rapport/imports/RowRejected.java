package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.util.OptionalLong;

/** A row that is left out, with the reason. */
public class RowRejected extends Refused {

    private final long line;

    /** A row that could be read but not applied. */
    public RowRejected(String key, Object... arguments) {
        this(0, key, arguments);
    }

    private RowRejected(long line, String key, Object... arguments) {
        super(Kind.INVALID, key, arguments);
        this.line = line;
    }

    /** A row that could not even be read. */
    public static RowRejected atLine(long line, String key, Object... arguments) {
        return new RowRejected(line, key, arguments);
    }

    OptionalLong line() {
        return line == 0 ? OptionalLong.empty() : OptionalLong.of(line);
    }
}
