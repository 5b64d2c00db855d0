package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What tells the encoding of a file: its start, and its first lines that hold more than ASCII, wherever they come.
 *
 * @param whole whether the lines are complete characters to the end
 */
record EncodingSample(byte[] start, byte[] lines, boolean whole) {

    private static final int WINDOW = 1 << 16;
    private static final int LONGEST_LEAD = 200;

    /** So many zeros or other signs that are no text may be slips, of which a row is told. */
    private static final int FEW = 4;

    /** Refuses files that are empty, and those much of which is no text. */
    static EncodingSample read(InputStream file, @Nullable Charset given) throws IOException {
        var start = file.readNBytes(WINDOW);
        var mark = marked(start);
        if (start.length == 0 || mark.isPresent() && start.length <= 3) throw Refused.invalid("import.empty");
        if (mark.isEmpty() && given == null) requireText(start);
        var lines = new ByteArrayOutputStream();
        var chunk = start.clone();
        var copying = false;
        for (var count = start.length; count > 0; count = file.read(chunk)) {
            copying = gather(chunk, count, copying, lines);
            if (lines.size() >= WINDOW || mark.isPresent())
                return new EncodingSample(start, lines.toByteArray(), false);
            if (chunk.length < WINDOW) chunk = new byte[WINDOW];
        }
        return new EncodingSample(start, lines.toByteArray(), true);
    }

    /** The encoding that the start alone proves. */
    Optional<Charset> marked() {
        return marked(start);
    }

    private static boolean gather(byte[] chunk, int count, boolean within, ByteArrayOutputStream lines) {
        var copying = within;
        for (var i = 0; i < count; ) {
            if (!copying) {
                while (i < count && chunk[i] >= 0) i++;
                if (i == count) return false;
                var from = i;
                while (from > 0 && i - from < LONGEST_LEAD && chunk[from - 1] != '\n') from--;
                lines.write(chunk, from, i - from);
            }
            var from = i;
            while (i < count && chunk[i] != '\n') i++;
            lines.write(chunk, from, i - from);
            copying = i == count;
            if (!copying) lines.write(chunk[i++]);
        }
        return copying;
    }

    private static Optional<Charset> marked(byte[] start) {
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) return Optional.of(StandardCharsets.UTF_8);
        if (startsWith(start, 0xFF, 0xFE)) return Optional.of(StandardCharsets.UTF_16LE);
        if (startsWith(start, 0xFE, 0xFF)) return Optional.of(StandardCharsets.UTF_16BE);
        return withoutMark(start);
    }

    /** UTF-16 without a mark: ASCII between other text leaves zeros, always on the same side. */
    private static Optional<Charset> withoutMark(byte[] start) {
        var even = 0;
        var odd = 0;
        for (var i = 0; i < start.length; i++)
            if (start[i] == 0 && i % 2 == 0) even++;
            else if (start[i] == 0) odd++;
        if (even + odd < Math.max(FEW, start.length / 20) || even > 0 && odd > 0) return Optional.empty();
        return Optional.of(even > 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }

    private static void requireText(byte[] start) {
        var controls = 0;
        for (var b : start) if (b >= 0 && b < ' ' && "\t\r\n\f".indexOf(b) < 0) controls++;
        if (controls > Math.max(FEW, start.length / 100)) throw Refused.invalid("import.not-text");
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) return false;
        for (var i = 0; i < start.length; i++) if ((bytes[i] & 0xFF) != start[i]) return false;
        return true;
    }
}
