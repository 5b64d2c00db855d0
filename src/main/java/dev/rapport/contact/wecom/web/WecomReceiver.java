package dev.rapport.contact.wecom.web;

import static dev.rapport.contact.inbound.web.OutsideCall.empty;
import static dev.rapport.contact.inbound.web.OutsideCall.plain;
import static dev.rapport.contact.inbound.web.OutsideCall.said;

import dev.rapport.contact.inbound.web.OutsideCall;
import dev.rapport.contact.wecom.WecomDoor;
import dev.rapport.contact.wecom.WecomDoor.Signed;
import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.OutsideDoor;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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

    @Bean
    static OutsideDoor wecomAsks() {
        return new OutsideDoor(HttpMethod.GET, "/pub/wecom/*");
    }

    @Bean
    static OutsideDoor wecomBrings() {
        return new OutsideDoor(HttpMethod.POST, "/pub/wecom/*");
    }

    @ForStrangers("the platform signs and seals what it asks")
    @GetMapping("/pub/wecom/{account}")
    ResponseEntity<String> asks(@PathVariable String account, HttpServletRequest request) {
        return door.echo(OutsideCall.account(account), signed(request), said(request, "echostr"))
                .map(text -> plain(HttpStatus.OK, text))
                .orElseGet(() -> empty(HttpStatus.UNAUTHORIZED));
    }

    @ForStrangers("the platform signs and seals what it brings")
    @PostMapping("/pub/wecom/{account}")
    ResponseEntity<String> brings(@PathVariable String account, HttpServletRequest request) throws IOException {
        var body = OutsideCall.body(request, LONGEST);
        if (body.isEmpty()) return OutsideCall.tooLong();
        var is = door.brings(OutsideCall.account(account), signed(request), body.get());
        return is ? plain(HttpStatus.OK, "success") : empty(HttpStatus.UNAUTHORIZED);
    }

    private static Signed signed(HttpServletRequest request) {
        return new Signed(said(request, "msg_signature"), said(request, "timestamp"), said(request, "nonce"));
    }
}
