package dev.rapport.contact.wechat.web;

import static dev.rapport.contact.inbound.web.OutsideCall.empty;
import static dev.rapport.contact.inbound.web.OutsideCall.plain;
import static dev.rapport.contact.inbound.web.OutsideCall.said;

import dev.rapport.contact.inbound.web.OutsideCall;
import dev.rapport.contact.wechat.WechatDoor;
import dev.rapport.contact.wechat.WechatDoor.Signed;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers WeChat's calls, which it signs and seals. */
@Hidden
@RestController
class WechatReceiver {

    private static final int LONGEST = 64 * 1024;

    private final WechatDoor door;

    WechatReceiver(WechatDoor door) {
        this.door = door;
    }

    @Bean
    static OutsideDoor wechatAsks() {
        return new OutsideDoor(HttpMethod.GET, "/pub/wechat/*");
    }

    @Bean
    static OutsideDoor wechatBrings() {
        return new OutsideDoor(HttpMethod.POST, "/pub/wechat/*");
    }

    @ForStrangers("the platform signs what it asks")
    @GetMapping("/pub/wechat/{account}")
    ResponseEntity<String> asks(@PathVariable String account, HttpServletRequest request) {
        return door.echo(OutsideCall.account(account), signed(request, "signature"), said(request, "echostr"))
                .map(text -> plain(HttpStatus.OK, text))
                .orElseGet(() -> empty(HttpStatus.UNAUTHORIZED));
    }

    @ForStrangers("the platform signs and seals what it brings")
    @PostMapping("/pub/wechat/{account}")
    ResponseEntity<String> brings(@PathVariable String account, HttpServletRequest request) throws IOException {
        var body = OutsideCall.body(request, LONGEST);
        if (body.isEmpty()) return OutsideCall.tooLong();
        try {
            var is = door.brings(OutsideCall.account(account), signed(request, "msg_signature"), body.get());
            return is ? plain(HttpStatus.OK, "success") : empty(HttpStatus.UNAUTHORIZED);
        } catch (Refused full) {
            return empty(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private static Signed signed(HttpServletRequest request, String signature) {
        return new Signed(said(request, signature), said(request, "timestamp"), said(request, "nonce"));
    }
}
