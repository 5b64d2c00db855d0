package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file whose encoding nobody told. As long as only ASCII comes, which UTF-8 and GB18030 share, nothing is
 * decided; what follows the first other byte decides. Bytes that then still make no character become {@code U+FFFD}.
 */
final class FileText extends Reader {

    static final char BROKEN = '\uFFFD';

    private static final int LOOK_AHEAD = 1 << 16;
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final PushbackInputStream bytes;
    private final byte[] window = new byte[LOOK_AHEAD];
    private @Nullable Reader decided;

    private FileText(PushbackInputStream bytes) {
        this.bytes = bytes;
    }

    /** Refuses files that are empty, not text, or in UTF-16. */
    static Reader read(InputStream file) throws IOException {
        var bytes = new PushbackInputStream(file, LOOK_AHEAD);
        var text = new FileText(bytes);
        var start = bytes.readNBytes(text.window, 0, LOOK_AHEAD);
        requireText(text.window, start);
        var mark = startsWith(text.window, start, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        if (start == mark) throw Refused.invalid("import.empty");
        bytes.unread(text.window, mark, start - mark);
        if (mark > 0) text.decided = decode(bytes, StandardCharsets.UTF_8);
        return text;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (decided != null) return decided.read(target, offset, length);
        if (length == 0) return 0;
        var count = bytes.read(window, 0, Math.min(length, LOOK_AHEAD));
        if (count < 0) return -1;
        var ascii = 0;
        while (ascii < count && window[ascii] >= 0) target[offset + ascii] = (char) window[ascii++];
        bytes.unread(window, ascii, count - ascii);
        if (ascii > 0) return ascii;
        decided = decode(bytes, encodingOfWhatFollows());
        return decided.read(target, offset, length);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private Charset encodingOfWhatFollows() throws IOException {
        var count = bytes.readNBytes(window, 0, LOOK_AHEAD);
        bytes.unread(window, 0, count);
        if (fits(StandardCharsets.UTF_8, count)) return StandardCharsets.UTF_8;
        return fits(GB18030, count) ? GB18030 : StandardCharsets.UTF_8;
    }

    /** A character cut off at the window's end does not count against the encoding. */
    private boolean fits(Charset encoding, int count) {
        var decoder = encoding.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        decoder.onUnmappableCharacter(CodingErrorAction.REPORT);
        var result = decoder.decode(ByteBuffer.wrap(window, 0, count), CharBuffer.allocate(count), count < LOOK_AHEAD);
        return !result.isError();
    }

    private static Reader decode(InputStream bytes, Charset encoding) {
        var decoder = encoding.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
        decoder.onUnmappableCharacter(CodingErrorAction.REPLACE).replaceWith(String.valueOf(BROKEN));
        return new InputStreamReader(bytes, decoder);
    }

    private static void requireText(byte[] window, int count) {
        if (startsWith(window, count, 0xFF, 0xFE) || startsWith(window, count, 0xFE, 0xFF))
            throw Refused.invalid("import.utf-16");
        if (startsWith(window, count, 'P', 'K', 3, 4) || startsWith(window, count, 0xD0, 0xCF, 0x11, 0xE0))
            throw Refused.invalid("import.spreadsheet");
        var controls = 0;
        for (var i = 0; i < count; i++) {
            if (window[i] == 0) throw Refused.invalid("import.not-text");
            if (window[i] > 0 && window[i] < ' ' && "\t\r\n\f".indexOf(window[i]) < 0) controls++;
        }
        if (controls > count / 100) throw Refused.invalid("import.not-text");
    }

    private static boolean startsWith(byte[] window, int count, int... start) {
        if (count < start.length) return false;
        for (var i = 0; i < start.length; i++) if ((window[i] & 0xFF) != start[i]) return false;
        return true;
    }
}
