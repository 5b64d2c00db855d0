package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Watches the quotation marks of a table (RFC 4180) as it is read, and refuses one that is still open at the end: the
 * rows behind it would have become one cell.
 */
final class ClosedQuotes extends FilterReader {

    private enum Place {
        BEFORE_CELL,
        IN_CELL,
        QUOTED,
        AFTER_QUOTE
    }

    private final char separator;
    private Place place = Place.BEFORE_CELL;
    private char last;
    private long line = 1;
    private long openedAt;

    ClosedQuotes(Reader text, char separator) {
        super(text);
        this.separator = separator;
    }

    @Override
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        var count = super.read(target, offset, length);
        if (count < 0 && place == Place.QUOTED) throw Refused.unfit("import.open-quote", openedAt);
        for (var i = offset; i < offset + count; i++) pass(target[i]);
        return count;
    }

    private void pass(char next) {
        var breaks = next == '\n' || next == '\r';
        if (breaks && !(next == '\n' && last == '\r')) line++;
        last = next;
        if (place == Place.QUOTED) {
            if (next == '"') place = Place.AFTER_QUOTE;
        } else if (next == '"' && place != Place.IN_CELL) {
            if (place == Place.BEFORE_CELL) openedAt = line;
            place = Place.QUOTED;
        } else {
            place = breaks || next == separator ? Place.BEFORE_CELL : Place.IN_CELL;
        }
    }
}
