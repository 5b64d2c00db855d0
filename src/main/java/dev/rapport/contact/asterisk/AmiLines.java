package dev.rapport.contact.asterisk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.platform.CleanText;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;

/**
 * Reads what an Asterisk says, within limits whoever speaks: of a long line the beginning, of a message with many lines the first.
 * What is no field is passed over.
 */
final class AmiLines {

    private static final int LONGEST_LINE = 4_096;
    private static final int MOST_FIELDS = 200;
    private static final int LONGEST_MESSAGE = 1_000_000;

    private final InputStream in;
    private int read;

    AmiLines(InputStream in) {
        this.in = in;
    }

    /** The line with which it greets. */
    String greeting() throws IOException {
        read = 0;
        return line();
    }

    AmiMessage message() throws IOException {
        read = 0;
        var fields = new HashMap<String, String>();
        var line = line();
        while (!line.isEmpty() || fields.isEmpty()) {
            var end = line.indexOf(':');
            if (end > 0 && fields.size() < MOST_FIELDS)
                fields.putIfAbsent(
                        line.substring(0, end).strip().toLowerCase(Locale.ROOT),
                        line.substring(end + 1).strip());
            line = line();
        }
        return new AmiMessage(fields);
    }

    private String line() throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var next = next(); next != '\n'; next = next()) if (bytes.size() < LONGEST_LINE) bytes.write(next);
        return CleanText.fit(bytes.toString(UTF_8)).replaceAll("[\\r\\t]", " ").strip();
    }

    private int next() throws IOException {
        if (++read > LONGEST_MESSAGE) throw new IOException("a message without an end");
        var next = in.read();
        if (next < 0) throw new EOFException("the line was closed");
        return next;
    }
}
