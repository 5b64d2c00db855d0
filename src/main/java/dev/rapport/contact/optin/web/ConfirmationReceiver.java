package dev.rapport.contact.optin.web;

import dev.rapport.contact.inbound.web.OutsideCall;
import dev.rapport.contact.optin.LinkToken;
import dev.rapport.customer.Confirmations;
import dev.rapport.customer.Confirmations.Asked;
import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.OutsideDoor;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a link in a mail leads. To open it changes nothing, since programs that look through mails open all links; a button does.
 */
@Hidden
@RestController
class ConfirmationReceiver {

    private static final int LONGEST = 64;
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    private final Confirmations confirmations;
    private final ConfirmationPage page;

    ConfirmationReceiver(Confirmations confirmations, ConfirmationPage page) {
        this.confirmations = confirmations;
        this.page = page;
    }

    @Bean
    static OutsideDoor linksInMailsAreOpened() {
        return new OutsideDoor(HttpMethod.GET, "/pub/consent/*");
    }

    @Bean
    static OutsideDoor linksInMailsAreAnswered() {
        return new OutsideDoor(HttpMethod.POST, "/pub/consent/*");
    }

    @ForStrangers("whoever has the link was written to")
    @GetMapping("/pub/consent/{token}")
    ResponseEntity<String> open(@PathVariable String token, HttpServletRequest request, Locale reader) {
        return shown(token, request, reader);
    }

    @ForStrangers("whoever has the link reads the address")
    @PostMapping("/pub/consent/{token}")
    ResponseEntity<String> answer(@PathVariable String token, HttpServletRequest request, Locale reader)
            throws IOException {
        var said = OutsideCall.body(request, LONGEST)
                .map(body -> new String(body, StandardCharsets.US_ASCII))
                .orElse("");
        LinkToken.read(token).ifPresent(link -> {
            switch (said) {
                case "answer=yes" -> confirmations.confirm(link.hash());
                case "answer=no" -> confirmations.decline(link.hash());
                default -> {}
            }
        });
        return shown(token, request, reader);
    }

    private ResponseEntity<String> shown(String token, HttpServletRequest request, Locale reader) {
        var asked = LinkToken.read(token).flatMap(link -> confirmations.asked(link.hash()));
        return ResponseEntity.status(status(asked))
                .contentType(HTML)
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .body(page.html(asked, request.getContextPath(), reader));
    }

    private static HttpStatus status(Optional<Asked> asked) {
        if (asked.isEmpty()) return HttpStatus.NOT_FOUND;
        return ConfirmationPage.isOver(asked.get()) ? HttpStatus.GONE : HttpStatus.OK;
    }
}
