package dev.rapport.contact.site.web;

import static dev.rapport.contact.inbound.web.OutsideCall.account;

import dev.rapport.contact.inbound.web.OutsideCall;
import dev.rapport.contact.site.ChatDoor;
import dev.rapport.contact.site.ChatDoor.Answered;
import dev.rapport.contact.site.FormDoor;
import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.OutsideDoor;
import dev.rapport.platform.Refused;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
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

/** Chats on pages of other origins, by calls like those of {@link FormReceiver}. */
@Hidden
@RestController
class ChatReceiver {

    private static final int LONGEST = 16 * 1024;
    private static final int LONGEST_OPENING = 600;

    private final ChatDoor door;
    private final FormDoor sites;
    private final SiteScripts scripts;

    ChatReceiver(ChatDoor door, FormDoor sites, SiteScripts scripts) {
        this.door = door;
        this.sites = sites;
        this.scripts = scripts;
    }

    @Bean
    static OutsideDoor chatScripts() {
        return new OutsideDoor(HttpMethod.GET, "/pub/web/*/chat.js");
    }

    @Bean
    static OutsideDoor chats() {
        return new OutsideDoor(HttpMethod.POST, "/pub/web/*/chat/*");
    }

    @ForStrangers("a script is no secret")
    @GetMapping("/pub/web/{site}/chat.js")
    ResponseEntity<byte[]> script(
            @PathVariable String site,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        return sites.accent(account(site))
                .map(accent -> scripts.chat(accent, known))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @ForStrangers("visitors are strangers")
    @PostMapping("/pub/web/{site}/chat/open")
    ResponseEntity<?> open(
            @PathVariable String site,
            @RequestHeader(name = HttpHeaders.ORIGIN, required = false) @Nullable String origin,
            HttpServletRequest request)
            throws IOException {
        var body = OutsideCall.body(request, LONGEST_OPENING);
        if (body.isEmpty()) return OutsideCall.tooLong();
        var said = new String(body.get(), StandardCharsets.UTF_8).split(" ", 2);
        var language = said[0].startsWith("z") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        var before = said.length == 2 ? said[1] : null;
        return answer(origin, () -> door.visit(account(site), origin, request.getRemoteAddr(), language, before));
    }

    @ForStrangers("a visitor speaks for themselves only")
    @PostMapping("/pub/web/{site}/chat/say")
    ResponseEntity<?> say(
            @PathVariable String site,
            @RequestHeader(name = HttpHeaders.ORIGIN, required = false) @Nullable String origin,
            HttpServletRequest request)
            throws IOException {
        var body = OutsideCall.body(request, LONGEST);
        if (body.isEmpty()) return OutsideCall.tooLong();
        return answer(origin, () -> door.say(account(site), origin, request.getRemoteAddr(), body.get()));
    }

    @ForStrangers("a visitor hears what is said to them only")
    @PostMapping("/pub/web/{site}/chat/listen")
    ResponseEntity<?> listen(
            @PathVariable String site,
            @RequestHeader(name = HttpHeaders.ORIGIN, required = false) @Nullable String origin,
            HttpServletRequest request)
            throws IOException {
        var body = OutsideCall.body(request, LONGEST);
        if (body.isEmpty()) return OutsideCall.tooLong();
        return answer(origin, () -> door.listen(account(site), origin, request.getRemoteAddr(), body.get()));
    }

    private static <T> ResponseEntity<?> answer(@Nullable String origin, Supplier<Answered<T>> ask) {
        try {
            return switch (ask.get()) {
                case Answered.Said<T>(var what) -> told(HttpStatus.OK, origin, what);
                case Answered.Stale<T>() -> told(HttpStatus.CONFLICT, origin, Map.of());
                case Answered.Unfit<T>(var why) -> told(HttpStatus.UNPROCESSABLE_CONTENT, origin, Map.of("why", why));
                case Answered.TooMany<T>() -> told(HttpStatus.TOO_MANY_REQUESTS, origin, Map.of());
                case Answered.Nobody<T>() -> OutsideCall.empty(HttpStatus.FORBIDDEN);
            };
        } catch (Refused full) {
            return OutsideCall.empty(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private static ResponseEntity<?> told(HttpStatus status, @Nullable String origin, @Nullable Object what) {
        return FormReceiver.told(status, Objects.requireNonNull(origin)).body(what);
    }
}
