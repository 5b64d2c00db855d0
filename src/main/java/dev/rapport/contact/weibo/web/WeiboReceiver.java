package dev.rapport.contact.weibo.web;

import static dev.rapport.contact.inbound.web.OutsideCall.empty;
import static dev.rapport.contact.inbound.web.OutsideCall.plain;
import static dev.rapport.contact.inbound.web.OutsideCall.said;

import dev.rapport.contact.inbound.web.OutsideCall;
import dev.rapport.contact.weibo.WeiboDoor;
import dev.rapport.contact.weibo.WeiboDoor.Signed;
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

/** Answers Weibo's calls, which it signs. An empty answer says that nothing is said in return. */
@Hidden
@RestController
class WeiboReceiver {

    private static final int LONGEST = 64 * 1024;

    private final WeiboDoor door;

    WeiboReceiver(WeiboDoor door) {
        this.door = door;
    }

    @Bean
    static OutsideDoor weiboAsks() {
        return new OutsideDoor(HttpMethod.GET, "/pub/weibo/*");
    }

    @Bean
    static OutsideDoor weiboBrings() {
        return new OutsideDoor(HttpMethod.POST, "/pub/weibo/*");
    }

    @ForStrangers("the platform signs what it asks")
    @GetMapping("/pub/weibo/{account}")
    ResponseEntity<String> asks(@PathVariable String account, HttpServletRequest request) {
        return door.echo(OutsideCall.account(account), signed(request), said(request, "echostr"))
                .map(text -> plain(HttpStatus.OK, text))
                .orElseGet(() -> empty(HttpStatus.UNAUTHORIZED));
    }

    @ForStrangers("the platform signs what it brings")
    @PostMapping("/pub/weibo/{account}")
    ResponseEntity<String> brings(@PathVariable String account, HttpServletRequest request) throws IOException {
        var body = OutsideCall.body(request, LONGEST);
        if (body.isEmpty()) return OutsideCall.tooLong();
        try {
            var is = door.brings(OutsideCall.account(account), signed(request), body.get());
            return is ? plain(HttpStatus.OK, "") : empty(HttpStatus.UNAUTHORIZED);
        } catch (Refused full) {
            return empty(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private static Signed signed(HttpServletRequest request) {
        return new Signed(said(request, "signature"), said(request, "timestamp"), said(request, "nonce"));
    }
}
