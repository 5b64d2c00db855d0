package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Watches the quotation marks of a table (RFC 4180) as it is read, and refuses one that is still open at the end: the
 * rows behind it would have become one cell.
 */
final class ClosedQuotes extends FilterReader {

    private enum Place {
        BEFORE_CELL,
        IN_CELL,
        QUOTED,
        AFTER_QUOTE,
        BEHIND_QUOTE,
        BROKEN
    }

    /** Keeps what reads on from opening a cell again within one that is refused. */
    private static final char NO_QUOTE = '\'';

    private final char separator;
    private Place place = Place.BEFORE_CELL;
    private char last;
    private long line = 1;
    private long openedAt;
    private final Deque<Long> broken = new ArrayDeque<>();

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
        for (var i = offset; i < offset + count; i++) {
            pass(target[i]);
            if (place == Place.BROKEN && target[i] == '"') target[i] = NO_QUOTE;
        }
        return count;
    }

    /** Whether one that was opened in these lines has words behind it where it closes. Asked from the first line on. */
    boolean isBroken(long from, long until) {
        while (!broken.isEmpty() && broken.peek() < from) broken.remove();
        return !broken.isEmpty() && broken.peek() <= until;
    }

    private void pass(char next) {
        var breaks = next == '\n' || next == '\r';
        if (breaks && !(next == '\n' && last == '\r')) line++;
        last = next;
        place = next(next, breaks || next == separator);
    }

    private Place next(char next, boolean endsCell) {
        return switch (place) {
            case QUOTED -> next == '"' ? Place.AFTER_QUOTE : Place.QUOTED;
            case BEFORE_CELL -> {
                if (next == '"') openedAt = line;
                yield next == '"' ? Place.QUOTED : endsCell ? Place.BEFORE_CELL : Place.IN_CELL;
            }
            case AFTER_QUOTE -> next == '"' ? Place.QUOTED : behindQuote(next, endsCell);
            case BEHIND_QUOTE -> behindQuote(next, endsCell);
            case IN_CELL, BROKEN -> endsCell ? Place.BEFORE_CELL : place;
        };
    }

    private Place behindQuote(char next, boolean endsCell) {
        if (endsCell) return Place.BEFORE_CELL;
        if (next == ' ') return Place.BEHIND_QUOTE;
        broken.add(openedAt);
        return Place.BROKEN;
    }
}
