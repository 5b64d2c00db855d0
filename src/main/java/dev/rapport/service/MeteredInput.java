package dev.rapport.service;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops a parser that would read on and on without coming to the next tag, and so would fill the memory. */
final class MeteredInput extends FilterInputStream {

    private static final long MOST_BETWEEN_TAGS = 1 << 20;

    private long left = MOST_BETWEEN_TAGS;

    MeteredInput(InputStream input) {
        super(input);
    }

    void tagReached() {
        left = MOST_BETWEEN_TAGS;
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var count = super.read(target, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int bytes) {
        left -= bytes;
        if (left < 0) throw new TooLarge();
    }

    /** A part of the file is larger than anything that makes sense. */
    static final class TooLarge extends RuntimeException {}
}
