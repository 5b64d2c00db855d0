package dev.rapport.customer.promises.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.promises.MadePromise;
import dev.rapport.customer.promises.PromiseList;
import dev.rapport.customer.promises.PromiseState;
import dev.rapport.customer.promises.Promises;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class PromisesApi {

    /**
     * @param due by when, such as 2026-12-01T17:00:00Z
     * @param owner id of who answers for it; the asker if absent
     * @param from number of the case in which it was promised
     */
    record PromiseRequest(
            @Nullable String what,
            @Nullable Instant due,
            @Nullable String owner,
            @Nullable String from) {}

    record WhyRequest(@Nullable String why) {}

    record MoveRequest(@Nullable Instant due, @Nullable String why) {}

    /** @param owner id of a colleague */
    record PromiseOwner(@Nullable String owner) {}

    /**
     * @param what absent where its words are not for the asker
     * @param state open, kept, broken or withdrawn
     * @param reason why it was broken or withdrawn
     */
    record PromiseAnswer(
            UUID id,
            String number,
            UUID customer,
            @Nullable String what,
            Instant due,
            @Nullable UUID owner,
            String team,
            String state,
            @Nullable String reason,
            Instant madeAt,
            @Nullable Instant endedAt) {

        static PromiseAnswer of(MadePromise promise) {
            var owner = promise.owner();
            return new PromiseAnswer(
                    promise.id().value(),
                    promise.number(),
                    promise.customer().value(),
                    promise.isWithoutWords() ? null : promise.what(),
                    promise.dueAt(),
                    owner == null ? null : owner.value(),
                    promise.team(),
                    promise.state().word(),
                    promise.reason(),
                    promise.madeAt(),
                    promise.endedAt());
        }
    }

    private final Promises promises;
    private final PromiseList list;

    PromisesApi(Promises promises, PromiseList list) {
        this.promises = promises;
        this.list = list;
    }

    @GetMapping("/promises")
    @Operation(
            summary =
                    "Promises that the asker may see: the open ones with the earliest due first, or those that ended so")
    Page<PromiseAnswer> all(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return list.list(Word.parse(PromiseState.class, state), mine, limit, after)
                .map(PromiseAnswer::of);
    }

    @GetMapping("/customers/{id}/promises")
    @Operation(summary = "What a customer was promised: what is open, the earliest due first; or what ended")
    Page<PromiseAnswer> list(
            @PathVariable String id,
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return promises.of(CustomerId.of(id), open, limit, after).map(PromiseAnswer::of);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/customers/{id}/promises")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Promise a customer something; a clock runs to the time that is said")
    PromiseAnswer make(@PathVariable String id, @RequestBody PromiseRequest request) {
        if (request.due() == null) throw Refused.invalid("promise.due-missing").at("due");
        var owner = request.owner();
        return PromiseAnswer.of(promises.make(
                CustomerId.of(id),
                said(request.what()),
                request.due(),
                owner == null ? null : UserId.of(owner),
                request.from()));
    }

    @GetMapping("/promises/{promise}")
    @Operation(summary = "One promise")
    PromiseAnswer get(@PathVariable String promise) {
        return PromiseAnswer.of(promises.get(promise));
    }

    @GetMapping("/promises/{promise}/times")
    @Operation(summary = "All times that were said to the customer, the first first")
    Page<Promises.Time> times(@PathVariable String promise) {
        return new Page<>(promises.times(promise), null);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/promises/{promise}/keep")
    @Operation(summary = "It was kept")
    PromiseAnswer keep(@PathVariable String promise) {
        return PromiseAnswer.of(promises.keep(promise));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/promises/{promise}/break")
    @Operation(summary = "It was not kept in time; only once it is due")
    PromiseAnswer breakIt(@PathVariable String promise, @RequestBody WhyRequest request) {
        return PromiseAnswer.of(promises.breakIt(promise, said(request.why())));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/promises/{promise}/withdraw")
    @Operation(summary = "It is not wanted any more")
    PromiseAnswer withdraw(@PathVariable String promise, @RequestBody WhyRequest request) {
        return PromiseAnswer.of(promises.withdraw(promise, said(request.why())));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/promises/{promise}/move")
    @Operation(summary = "Another time was said; the earlier ones are kept")
    PromiseAnswer move(@PathVariable String promise, @RequestBody MoveRequest request) {
        if (request.due() == null) throw Refused.invalid("promise.due-missing").at("due");
        return PromiseAnswer.of(promises.move(promise, request.due(), said(request.why())));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/promises/{promise}/give-on")
    @Operation(summary = "A colleague answers for it from now on")
    PromiseAnswer giveOn(@PathVariable String promise, @RequestBody PromiseOwner request) {
        return PromiseAnswer.of(promises.giveOn(promise, UserId.of(said(request.owner()))));
    }

    private static String said(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
