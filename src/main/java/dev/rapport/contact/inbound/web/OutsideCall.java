package dev.rapport.contact.inbound.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What receivers of other systems' calls read of them and answer. */
public final class OutsideCall {

    private OutsideCall() {}

    /** Nothing if it is longer; no more of it is read then. */
    public static Optional<byte[]> body(HttpServletRequest request, int longest) throws IOException {
        if (request.getContentLengthLong() > longest) return Optional.empty();
        var body = request.getInputStream().readNBytes(longest + 1);
        return body.length > longest ? Optional.empty() : Optional.of(body);
    }

    /** What the address says, or nothing: to ask the request for it would read a form's body as well. */
    public static String said(HttpServletRequest request, String name) {
        var query = request.getQueryString();
        if (query == null) return "";
        return Stream.of(query.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decoded(pair.substring(name.length() + 1)))
                .findFirst()
                .orElse("");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** What is no id is the id of nothing. */
    public static UUID account(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    public static ResponseEntity<String> empty(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }

    public static ResponseEntity<String> tooLong() {
        return empty(HttpStatus.CONTENT_TOO_LARGE);
    }

    public static ResponseEntity<String> plain(HttpStatus status, String text) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(text);
    }
}
