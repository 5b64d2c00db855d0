package dev.rapport.contact.played;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/** Lines of a mail protocol, each ended by CR and LF. */
final class MailLines {

    private static final int LONGEST = 100_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    MailLines(Socket socket) throws IOException {
        this.socket = socket;
        in = new BufferedInputStream(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream());
    }

    /** Without its end; null when the other side is gone. */
    @Nullable
    String read() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') return withoutReturn(line.toString(ISO_8859_1));
            line.write(next);
            if (line.size() > LONGEST) throw new IOException("a line without an end");
        }
        return null;
    }

    /** Whether the other side says something, or is gone, within so many milliseconds. */
    boolean isMore(int millis) throws IOException {
        socket.setSoTimeout(millis);
        in.mark(1);
        try {
            in.read();
            in.reset();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            socket.setSoTimeout(0);
        }
    }

    /** So many bytes as they are. */
    String read(int bytes) throws IOException {
        return new String(in.readNBytes(bytes), ISO_8859_1);
    }

    private static String withoutReturn(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    void say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    void say(String before, byte[] bytes, String after) throws IOException {
        out.write(before.getBytes(ISO_8859_1));
        out.write(bytes);
        out.write((after + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }
}
