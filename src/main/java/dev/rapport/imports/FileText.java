package dev.rapport.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** The text of a file without its byte order mark. Bytes that make no character become {@code U+FFFD}. */
final class FileText {

    static final char BROKEN = '\uFFFD';

    private static final int BUFFER = 1 << 16;
    private static final char MARK = '\uFEFF';

    private FileText() {}

    static BufferedReader read(InputStream file, Charset encoding) throws IOException {
        var decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(BROKEN));
        var text = new BufferedReader(new InputStreamReader(file, decoder), BUFFER);
        text.mark(1);
        if (text.read() != MARK) text.reset();
        return text;
    }
}
