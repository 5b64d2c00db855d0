package dev.rapport.insight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A file in an answer; it is not announced before its first byte, so that a refusal can still be told as one. */
final class Attachment extends OutputStream {

    private final HttpServletResponse response;
    private final String type;
    private final String name;
    private @Nullable OutputStream out;

    Attachment(HttpServletResponse response, String type, String name) {
        this.response = response;
        this.type = type;
        this.name = name;
    }

    @Override
    public void write(int one) throws IOException {
        out().write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out().write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        if (out != null) out.flush();
    }

    private OutputStream out() throws IOException {
        var announced = out;
        if (announced != null) return announced;
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        announced = response.getOutputStream();
        out = announced;
        return announced;
    }
}
