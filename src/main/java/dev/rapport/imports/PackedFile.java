package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file as it came, unpacked while it is read when it is gzip. A small file that unpacks without end is refused. */
final class PackedFile extends FilterInputStream {

    private static final long MOST_BYTES = 4L << 30;

    private long unpacked;

    /** Lists come to a tenth of their size, at most to a hundredth. */
    private static final int MOST_TIMES = 300;

    private static final long BEFORE_THAT = 16L << 20;

    private final Counted packed;

    private PackedFile(InputStream unpacked, Counted packed) {
        super(unpacked);
        this.packed = packed;
    }

    private static final class Counted extends FilterInputStream {

        private long count;

        Counted(InputStream packed) {
            super(packed);
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            if (one >= 0) count++;
            return one;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var read = super.read(target, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }

    static InputStream unpack(InputStream file) throws IOException {
        var peek = new PushbackInputStream(file, 2);
        var magic = peek.readNBytes(2);
        peek.unread(magic);
        if (magic.length < 2 || (magic[0] & 0xFF) != 0x1F || (magic[1] & 0xFF) != 0x8B) return peek;
        var packed = new Counted(peek);
        try {
            return new PackedFile(new GZIPInputStream(packed, 1 << 16), packed);
        } catch (ZipException | EOFException e) {
            throw Refused.invalid("import.broken-gzip");
        }
    }

    /** Refuses what unpacks to more than any list does. */
    static void requireList(long unpacked, long packed) {
        if (unpacked > MOST_BYTES) throw Refused.invalid("import.too-large", MOST_BYTES >> 30);
        if (unpacked > BEFORE_THAT && unpacked / MOST_TIMES > packed)
            throw Refused.invalid("import.unpacks-endlessly", MOST_TIMES);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            var count = super.read(target, offset, length);
            unpacked += Math.max(0, count);
            requireList(unpacked, packed.count);
            return count;
        } catch (ZipException | EOFException e) {
            throw Refused.invalid("import.broken-gzip");
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
