package dev.rapport.contact.site.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The scripts that pages of other origins load: the same for every account, which they read from their own address, but for a colour. */
@Component
class SiteScripts {

    /** @param tag by which browsers know that they have it already */
    private record Script(byte[] bytes, String tag) {

        static Script of(byte[] bytes) {
            var sum = new CRC32();
            sum.update(bytes);
            return new Script(bytes, "\"%08x\"".formatted(sum.getValue()));
        }
    }

    private final Script form = Script.of(words("form.js").getBytes(UTF_8));
    private final String chat = words("chat.js");

    ResponseEntity<byte[]> form(@Nullable String known) {
        return told(form, known);
    }

    /** @param accent a colour, as accounts take it: the button has it before anybody opens the chat */
    ResponseEntity<byte[]> chat(String accent, @Nullable String known) {
        return told(Script.of(chat.replace("{accent}", accent).getBytes(UTF_8)), known);
    }

    private static String words(String name) {
        try {
            return new ClassPathResource("site/" + name).getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ResponseEntity<byte[]> told(Script script, @Nullable String known) {
        var isKnown = script.tag().equals(known);
        return ResponseEntity.status(isKnown ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .header(HttpHeaders.ETAG, script.tag())
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .contentType(MediaType.parseMediaType("text/javascript;charset=utf-8"))
                .body(isKnown ? null : script.bytes());
    }
}
