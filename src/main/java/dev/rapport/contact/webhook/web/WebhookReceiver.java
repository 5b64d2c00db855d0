package dev.rapport.contact.webhook.web;

import static dev.rapport.contact.inbound.web.OutsideCall.empty;

import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.contact.inbound.web.OutsideCall;
import dev.rapport.contact.webhook.WebhookDoor;
import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.OutsideDoor;
import dev.rapport.platform.Refused;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
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

    @Bean
    static OutsideDoor webhooks() {
        return new OutsideDoor(HttpMethod.POST, "/pub/webhooks/*");
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
        var body = OutsideCall.body(request, LONGEST);
        if (body.isEmpty()) return OutsideCall.tooLong();
        try {
            var is = door.brings(OutsideCall.account(account), id, seconds, signature, body.get());
            return empty(is ? HttpStatus.NO_CONTENT : HttpStatus.UNAUTHORIZED);
        } catch (Unreadable e) {
            return OutsideCall.plain(HttpStatus.BAD_REQUEST, shortened(e.getMessage()));
        } catch (Refused full) {
            return empty(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private static String shortened(@Nullable String text) {
        var words = Objects.requireNonNullElse(text, "").replaceAll("\\p{Cntrl}", " ");
        return words.length() <= LONGEST_ANSWER ? words : words.substring(0, LONGEST_ANSWER);
    }
}
