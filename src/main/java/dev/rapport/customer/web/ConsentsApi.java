package dev.rapport.customer.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.AskedConsent;
import dev.rapport.customer.ConsentDesk;
import dev.rapport.customer.ConsentSource;
import dev.rapport.customer.ConsentStatement;
import dev.rapport.customer.KeptConsent;
import dev.rapport.customer.Purpose;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/{id}/consents")
class ConsentsApi {

    /**
     * @param purpose service, marketing, newsletter or profiling
     * @param channel by which one is contacted, such as email; none for profiling
     * @param source web-form, paper, message, call, in-person or person; person if absent
     * @param wording version of the wording that was shown or read
     * @param at when it was said; now if absent
     * @param until when a yes ends
     */
    record ConsentRequest(
            @Nullable String purpose,
            @Nullable String channel,
            @Nullable Boolean granted,
            @Nullable String source,
            @Nullable Integer wording,
            @Nullable Instant at,
            @Nullable Instant until) {

        ConsentStatement statement() {
            if (granted == null) throw Refused.invalid("consent.yes-or-no");
            return new ConsentStatement(
                    Word.parse(Purpose.class, Objects.requireNonNullElse(purpose, "")),
                    channel,
                    granted,
                    Word.parse(ConsentSource.class, Objects.requireNonNullElse(source, ConsentSource.PERSON.word())),
                    wording,
                    at,
                    until);
        }
    }

    record ContactRequest(@Nullable Boolean forbidden) {}

    /**
     * @param stands whether it is a yes that holds now
     * @param at when the last word was said
     * @param givenAt when the yes was said that stands or was withdrawn
     * @param confirmedAt when it was confirmed by a link in a mail; null where it need not be
     * @param confirmedWhere the address it was mailed to, masked: the yes counts there alone
     * @param withdrawn whether the last word takes a yes back
     * @param by id of who wrote it down
     */
    record ConsentAnswer(
            String purpose,
            @Nullable String channel,
            boolean granted,
            boolean stands,
            boolean withdrawn,
            String source,
            Instant at,
            @Nullable Instant givenAt,
            @Nullable Instant confirmedAt,
            @Nullable String confirmedWhere,
            @Nullable Integer wording,
            @Nullable Instant until,
            @Nullable String file,
            @Nullable Long line,
            @Nullable String by) {

        static ConsentAnswer of(KeptConsent kept) {
            return new ConsentAnswer(
                    kept.purpose().word(),
                    kept.channel(),
                    kept.granted(),
                    kept.stands(),
                    kept.isWithdrawn(),
                    kept.source().word(),
                    kept.at(),
                    kept.givenAt(),
                    kept.confirmedAt(),
                    kept.confirmedWhere(),
                    kept.wording(),
                    kept.until(),
                    kept.file(),
                    kept.file() == null ? null : kept.line(),
                    kept.by() == null ? null : kept.by().toString());
        }
    }

    /**
     * A yes that does not count yet: it is to be confirmed by a link in a mail.
     *
     * @param state waiting for its mail, mailed, or lapsed
     * @param address masked
     * @param mails how many were written
     * @param trouble code of why the last did not go out, or none is written
     */
    record AskedAnswer(
            UUID id,
            String purpose,
            String channel,
            String state,
            String address,
            String source,
            int wording,
            Instant at,
            int mails,
            @Nullable Instant mailedAt,
            @Nullable Instant expiresAt,
            @Nullable String trouble) {

        static AskedAnswer of(AskedConsent asked) {
            return new AskedAnswer(
                    asked.id(),
                    asked.purpose().word(),
                    Channel.EMAIL.word(),
                    asked.state().word(),
                    asked.masked(),
                    asked.source().word(),
                    asked.wording(),
                    asked.saidAt(),
                    asked.mails(),
                    asked.mailedAt(),
                    asked.expiresAt(),
                    asked.trouble());
        }
    }

    /**
     * @param doNotContact goes before all that was said
     * @param asked what counts once it is confirmed
     */
    record ConsentsAnswer(boolean doNotContact, List<ConsentAnswer> items, List<AskedAnswer> asked) {}

    private final ConsentDesk desk;

    ConsentsApi(ConsentDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "What a customer allows, by purpose and channel; nothing was said to others")
    ConsentsAnswer list(@PathVariable String id) {
        return answer(CustomerId.of(id));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @Operation(
            summary = "Write down a customer's yes or no; refused when they said something else later. A yes to"
                    + " marketing or newsletter by e-mail counts once the customer confirmed it by a link that is"
                    + " mailed to them")
    ConsentsAnswer say(@PathVariable String id, @RequestBody ConsentRequest request) {
        var customer = CustomerId.of(id);
        desk.say(customer, request.statement());
        return answer(customer);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/do-not-contact")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forbid, or allow again, every contact that the customer did not ask for")
    void forbidContact(@PathVariable String id, @RequestBody ContactRequest request) {
        if (request.forbidden() == null) throw Refused.invalid("consent.yes-or-no");
        desk.forbidContact(CustomerId.of(id), request.forbidden());
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/asked/{request}/mail")
    @Operation(summary = "Mail the link once more by which a yes is confirmed; a few times a day at most")
    ConsentsAnswer sendAgain(@PathVariable String id, @PathVariable String request) {
        var customer = CustomerId.of(id);
        desk.sendAgain(customer, Ids.parse(request));
        return answer(customer);
    }

    private ConsentsAnswer answer(CustomerId customer) {
        var allowed = desk.of(customer);
        return new ConsentsAnswer(
                allowed.doNotContact(),
                allowed.said().stream().map(ConsentAnswer::of).toList(),
                allowed.asked().stream().map(AskedAnswer::of).toList());
    }
}
