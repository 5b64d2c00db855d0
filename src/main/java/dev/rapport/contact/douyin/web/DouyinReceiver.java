package dev.rapport.contact.douyin.web;

import static dev.rapport.contact.inbound.web.OutsideCall.empty;
import static dev.rapport.contact.inbound.web.OutsideCall.plain;

import dev.rapport.contact.douyin.DouyinDoor;
import dev.rapport.contact.inbound.web.OutsideCall;
import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.OutsideDoor;
import dev.rapport.platform.Refused;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Answers Douyin's calls, which it signs. */
@Hidden
@RestController
class DouyinReceiver {

    private static final int LONGEST = 64 * 1024;

    private final DouyinDoor door;

    DouyinReceiver(DouyinDoor door) {
        this.door = door;
    }

    @Bean
    static OutsideDoor douyinBrings() {
        return new OutsideDoor(HttpMethod.POST, "/pub/douyin/*");
    }

    @ForStrangers("the platform signs what it brings")
    @PostMapping("/pub/douyin/{account}")
    ResponseEntity<String> brings(
            @PathVariable String account,
            @RequestHeader(name = "X-Douyin-Signature", defaultValue = "") String signature,
            HttpServletRequest request)
            throws IOException {
        var body = OutsideCall.body(request, LONGEST);
        if (body.isEmpty()) return OutsideCall.tooLong();
        try {
            return door.brings(OutsideCall.account(account), signature, body.get())
                    .map(answer -> plain(HttpStatus.OK, answer))
                    .orElseGet(() -> empty(HttpStatus.UNAUTHORIZED));
        } catch (Refused full) {
            return empty(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }
}
