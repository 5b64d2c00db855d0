package dev.rapport.contact.wecom.web;

import dev.rapport.contact.wecom.WecomDoor;
import dev.rapport.contact.wecom.WecomDoor.Signed;
import dev.rapport.platform.ForStrangers;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers WeCom's calls, which it signs and seals. */
@Hidden
@RestController
class WecomReceiver {

    private static final int LONGEST = 64 * 1024;

    private final WecomDoor door;

    WecomReceiver(WecomDoor door) {
        this.door = door;
    }

    @ForStrangers("the platform signs and seals what it asks")
    @GetMapping("/pub/wecom/{account}")
    ResponseEntity<String> asks(
            @PathVariable String account,
            @RequestParam(name = "msg_signature", defaultValue = "") String signature,
            @RequestParam(name = "timestamp", defaultValue = "") String time,
            @RequestParam(name = "nonce", defaultValue = "") String nonce,
            @RequestParam(name = "echostr", defaultValue = "") String sealed) {
        return door.echo(uuid(account), new Signed(signature, time, nonce), sealed)
                .map(WecomReceiver::plain)
                .orElseGet(() -> empty(HttpStatus.UNAUTHORIZED));
    }

    @ForStrangers("the platform signs and seals what it brings")
    @PostMapping("/pub/wecom/{account}")
    ResponseEntity<String> brings(
            @PathVariable String account,
            @RequestParam(name = "msg_signature", defaultValue = "") String signature,
            @RequestParam(name = "timestamp", defaultValue = "") String time,
            @RequestParam(name = "nonce", defaultValue = "") String nonce,
            HttpServletRequest request)
            throws IOException {
        if (request.getContentLengthLong() > LONGEST) return empty(HttpStatus.CONTENT_TOO_LARGE);
        var body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) return empty(HttpStatus.CONTENT_TOO_LARGE);
        var is = door.brings(uuid(account), new Signed(signature, time, nonce), body);
        return is ? plain("success") : empty(HttpStatus.UNAUTHORIZED);
    }

    private static ResponseEntity<String> plain(String text) {
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(text);
    }

    private static ResponseEntity<String> empty(HttpStatus status) {
        return ResponseEntity.status(status).build();
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
