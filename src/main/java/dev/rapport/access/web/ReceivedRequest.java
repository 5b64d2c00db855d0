package dev.rapport.access.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;

/** A request that has come in as a whole, so that no transaction waits for its sender. Its body can be looked at before it is read. */
final class ReceivedRequest extends HttpServletRequestWrapper {

    private final byte[] body;

    private ReceivedRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** Files are received by the server, which reads them again from where it put them. */
    static HttpServletRequest of(HttpServletRequest request) throws IOException {
        var type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/"))
            return new ReceivedRequest(request, request.getInputStream().readAllBytes());
        try {
            request.getParts();
        } catch (ServletException | IllegalStateException | InvalidFileNameException e) {
            // said again, and answered, when the parts are read
        }
        return request;
    }

    byte[] body() {
        return body.clone();
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
        var bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {

            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return bytes.read(target, offset, length);
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new IllegalStateException("not read asynchronously");
            }
        };
    }
}
