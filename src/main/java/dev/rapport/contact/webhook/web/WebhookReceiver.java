package dev.rapport.contact.webhook.web;

import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.contact.webhook.WebhookDoor;
import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.Refused;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Answers calls of other systems, which log in by signing what they bring. */
@Hidden
@RestController
class WebhookReceiver {

    private static final int LONGEST = 512 * 1024;
    private static final int LONGEST_ANSWER = 300;

    private final WebhookDoor door;

    WebhookReceiver(WebhookDoor door) {
        this.door = door;
    }

    @ForStrangers("other systems sign what they bring")
    @PostMapping("/pub/webhooks/{account}")
    ResponseEntity<String> brings(
            @PathVariable String account,
            @RequestHeader(name = "webhook-id", required = false) @Nullable String id,
            @RequestHeader(name = "webhook-timestamp", required = false) @Nullable String seconds,
            @RequestHeader(name = "webhook-signature", required = false) @Nullable String signature,
            HttpServletRequest request)
            throws IOException {
        if (request.getContentLengthLong() > LONGEST) return empty(HttpStatus.CONTENT_TOO_LARGE);
        var body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) return empty(HttpStatus.CONTENT_TOO_LARGE);
        try {
            var is = door.brings(uuid(account), id, seconds, signature, body);
            return empty(is ? HttpStatus.NO_CONTENT : HttpStatus.UNAUTHORIZED);
        } catch (Unreadable e) {
            return ResponseEntity.badRequest().contentType(MediaType.TEXT_PLAIN).body(shortened(e.getMessage()));
        } catch (Refused full) {
            return empty(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private static ResponseEntity<String> empty(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }

    private static String shortened(@Nullable String text) {
        var words = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ");
        return words.length() <= LONGEST_ANSWER ? words : words.substring(0, LONGEST_ANSWER);
    }

    /** What is no id is the id of nothing. */
    private static UUID uuid(String account) {
        try {
            return UUID.fromString(account);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }
}
