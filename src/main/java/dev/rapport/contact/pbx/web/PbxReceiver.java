package dev.rapport.contact.pbx.web;

import static dev.rapport.contact.inbound.web.OutsideCall.empty;

import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.contact.inbound.web.OutsideCall;
import dev.rapport.contact.pbx.PbxDoor;
import dev.rapport.contact.pbx.PbxDoor.Proof;
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

/** Answers telephone systems that tell of calls. */
@Hidden
@RestController
class PbxReceiver {

    private static final int LONGEST = 64 * 1024;

    private final PbxDoor door;

    PbxReceiver(PbxDoor door) {
        this.door = door;
    }

    @Bean
    static OutsideDoor telephoneSystems() {
        return new OutsideDoor(HttpMethod.POST, "/pub/pbx/*");
    }

    @ForStrangers("telephone systems show a secret, or sign with it")
    @PostMapping("/pub/pbx/{account}")
    ResponseEntity<String> brings(
            @PathVariable String account,
            @RequestHeader(name = "x-pbx-secret", required = false) @Nullable String secret,
            @RequestHeader(name = "webhook-id", required = false) @Nullable String id,
            @RequestHeader(name = "webhook-timestamp", required = false) @Nullable String seconds,
            @RequestHeader(name = "webhook-signature", required = false) @Nullable String signature,
            HttpServletRequest request)
            throws IOException {
        var body = OutsideCall.body(request, LONGEST);
        if (body.isEmpty()) return OutsideCall.tooLong();
        try {
            var is = door.brings(OutsideCall.account(account), new Proof(secret, id, seconds, signature), body.get());
            return empty(is ? HttpStatus.NO_CONTENT : HttpStatus.UNAUTHORIZED);
        } catch (Unreadable e) {
            return OutsideCall.plain(
                    HttpStatus.BAD_REQUEST,
                    Objects.requireNonNullElse(e.getMessage(), "").replaceAll("\\p{Cntrl}", " "));
        } catch (Refused full) {
            return empty(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }
}
