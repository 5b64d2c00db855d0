package dev.rapport.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Lines whose cells stand apart by any number of blanks: one between two cells, none before the first and after the last. */
final class SingleBlanks extends FilterReader {

    private static final int NONE = -1;

    private boolean begins = true;
    private int kept = NONE;

    SingleBlanks(Reader text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        if (kept != NONE) {
            var next = kept;
            kept = NONE;
            return next;
        }
        var next = in.read();
        var blank = false;
        while (next == ' ' || next == '\t') {
            blank = true;
            next = in.read();
        }
        var ends = next < 0 || next == '\n' || next == '\r';
        var between = blank && !begins && !ends;
        begins = ends;
        if (!between) return next;
        kept = next;
        return ' ';
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        var count = 0;
        while (count < length) {
            var next = read();
            if (next < 0) break;
            target[offset + count++] = (char) next;
        }
        return count == 0 && length > 0 ? -1 : count;
    }
}
