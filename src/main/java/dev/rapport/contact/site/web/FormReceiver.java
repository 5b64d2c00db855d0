package dev.rapport.contact.site.web;

import dev.rapport.contact.inbound.web.OutsideCall;
import dev.rapport.contact.site.FormDoor;
import dev.rapport.contact.site.FormDoor.Outcome;
import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.OutsideDoor;
import dev.rapport.platform.Refused;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Forms on pages of other origins. Calls are what browsers send without asking before (plain text, no headers of our own), so that
 * nothing but these is ever answered to another origin.
 */
@Hidden
@RestController
class FormReceiver {

    private static final int LONGEST = 32 * 1024;
    private static final String WHILE = "600";

    private final FormDoor door;
    private final SiteScripts scripts;

    FormReceiver(FormDoor door, SiteScripts scripts) {
        this.door = door;
        this.scripts = scripts;
    }

    @Bean
    static OutsideDoor formScripts() {
        return new OutsideDoor(HttpMethod.GET, "/pub/web/*/form.js");
    }

    @Bean
    static OutsideDoor formsAreOpened() {
        return new OutsideDoor(HttpMethod.POST, "/pub/web/*/form/open");
    }

    @Bean
    static OutsideDoor formsAreEntered() {
        return new OutsideDoor(HttpMethod.POST, "/pub/web/*/form");
    }

    @ForStrangers("a script is no secret")
    @GetMapping("/pub/web/{account}/form.js")
    ResponseEntity<byte[]> script(
            @PathVariable String account,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        return door.isThere(OutsideCall.account(account))
                ? scripts.form(known)
                : ResponseEntity.notFound().build();
    }

    @ForStrangers("forms are for strangers")
    @PostMapping("/pub/web/{account}/form/open")
    ResponseEntity<?> open(
            @PathVariable String account,
            @RequestHeader(name = HttpHeaders.ORIGIN, required = false) @Nullable String origin,
            HttpServletRequest request)
            throws IOException {
        var id = OutsideCall.account(account);
        var body = OutsideCall.body(request, 16);
        var language = body.filter(said -> said.length > 0 && said[0] == 'z').isPresent()
                ? Locale.SIMPLIFIED_CHINESE
                : Locale.ENGLISH;
        return door.form(id, origin, request.getRemoteAddr(), language)
                .<ResponseEntity<?>>map(form -> told(HttpStatus.OK, origin).body(form))
                .orElseGet(() -> OutsideCall.empty(HttpStatus.FORBIDDEN));
    }

    @ForStrangers("nothing that is entered is believed")
    @PostMapping("/pub/web/{account}/form")
    ResponseEntity<?> enter(
            @PathVariable String account,
            @RequestHeader(name = HttpHeaders.ORIGIN, required = false) @Nullable String origin,
            HttpServletRequest request)
            throws IOException {
        var body = OutsideCall.body(request, LONGEST);
        if (body.isEmpty()) return OutsideCall.tooLong();
        try {
            return answer(
                    door.enter(OutsideCall.account(account), origin, request.getRemoteAddr(), body.get()), origin);
        } catch (Refused full) {
            return told(HttpStatus.SERVICE_UNAVAILABLE, origin).body(Map.of());
        }
    }

    private static ResponseEntity<?> answer(Outcome outcome, @Nullable String origin) {
        return switch (outcome) {
            case Outcome.Taken() -> told(HttpStatus.OK, origin).body(Map.of());
            case Outcome.Unfit(var faults) ->
                told(HttpStatus.UNPROCESSABLE_CONTENT, origin).body(Map.of("faults", faults));
            case Outcome.Stale() -> told(HttpStatus.CONFLICT, origin).body(Map.of());
            case Outcome.TooMany() ->
                told(HttpStatus.TOO_MANY_REQUESTS, origin)
                        .header(HttpHeaders.RETRY_AFTER, WHILE)
                        .body(Map.of());
            case Outcome.Nobody() -> OutsideCall.empty(HttpStatus.FORBIDDEN);
        };
    }

    /** Only ever said to an origin that the account names. */
    static ResponseEntity.BodyBuilder told(HttpStatus status, @Nullable String origin) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, Objects.requireNonNull(origin))
                .header(HttpHeaders.VARY, HttpHeaders.ORIGIN)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
