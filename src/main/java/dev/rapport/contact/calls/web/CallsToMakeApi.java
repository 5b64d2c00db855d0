package dev.rapport.contact.calls.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.contact.calls.CallsToMake;
import dev.rapport.contact.calls.ToCall;
import dev.rapport.platform.Page;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Locale;
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
@RequestMapping("/api/v1/calls-to-make")
class CallsToMakeApi {

    /** How a try went. */
    enum Outcome implements Word {
        REACHED,
        NOT_REACHED
    }

    /** @param outcome reached or not-reached */
    record OutcomeRequest(@Nullable String outcome) {}

    /**
     * Somebody who is to be called.
     *
     * @param number of the case for which they are called
     * @param why missed-call or promise
     */
    record ToCallAnswer(
            String number,
            String why,
            @Nullable UUID customer,
            String who,
            @Nullable String about,
            Instant since,
            int tries,
            @Nullable Instant triedAt) {

        static ToCallAnswer of(ToCall one) {
            var customer = one.customer();
            return new ToCallAnswer(
                    one.number(),
                    one.why().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    customer == null ? null : customer.value(),
                    one.who(),
                    one.about(),
                    one.since(),
                    one.tries(),
                    one.triedAt());
        }
    }

    private final CallsToMake calls;

    CallsToMakeApi(CallsToMake calls) {
        this.calls = calls;
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @GetMapping
    @Operation(summary = "Whom you are to call now and why, who waits longest first")
    Page<ToCallAnswer> list() {
        return new Page<>(calls.list().stream().map(ToCallAnswer::of).toList(), null);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{number}/outcomes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Say whether you reached them: then a promise is kept, a missed call is to be wrapped up by you")
    void outcome(@PathVariable String number, @RequestBody OutcomeRequest request) {
        var outcome = Word.parse(Outcome.class, Objects.requireNonNullElse(request.outcome(), ""));
        if (outcome == Outcome.REACHED) calls.reached(number);
        else calls.notReached(number);
    }
}
