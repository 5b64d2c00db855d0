package dev.rapport.privacy.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Word;
import dev.rapport.privacy.PrivacyDesk;
import dev.rapport.privacy.PrivacyDesk.Delivery;
import dev.rapport.privacy.PrivacyRequest;
import dev.rapport.privacy.PrivacyRequest.Kind;
import dev.rapport.privacy.PrivacyRequest.Law;
import dev.rapport.privacy.PrivacyRequest.State;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/privacy-requests")
class PrivacyRequestsApi {

    /**
     * @param customer id of whom it is about
     * @param kind access, correction or objection
     * @param law pipl or gdpr
     * @param words what they ask
     * @param team one of your own; another of it reviews the answer
     */
    record PrivacyRequestRequest(
            @Nullable String customer,
            @Nullable String kind,
            @Nullable String law,
            @Nullable String words,
            @Nullable String team) {}

    /**
     * @param collected how many rows were collected from which table; empty before, and when they are gone
     * @param link id of what is delivered, told to its clerk alone
     */
    record PrivacyRequestAnswer(
            UUID id,
            String number,
            UUID customer,
            String kind,
            String law,
            String words,
            String state,
            @Nullable UUID owner,
            String team,
            Instant openedAt,
            @Nullable String proposal,
            @Nullable String proposalText,
            @Nullable String reason,
            @Nullable Instant closedAt,
            Map<String, Integer> collected,
            @Nullable UUID link,
            @Nullable Instant linkUntil) {

        static PrivacyRequestAnswer of(
                PrivacyRequest request, Map<String, Integer> collected, @Nullable Delivery delivery) {
            var owner = request.owner();
            return new PrivacyRequestAnswer(
                    request.id().value(),
                    request.number(),
                    request.customer().value(),
                    request.kind().word(),
                    request.law().word(),
                    request.words(),
                    request.state().word(),
                    owner == null ? null : owner.value(),
                    request.team(),
                    request.openedAt(),
                    request.proposal(),
                    request.proposalText(),
                    request.reason(),
                    request.closedAt(),
                    collected,
                    delivery == null ? null : delivery.link(),
                    delivery == null ? null : delivery.until());
        }
    }

    private final PrivacyDesk desk;

    PrivacyRequestsApi(PrivacyDesk desk) {
        this.desk = desk;
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @Operation(summary = "Take in what a person asks about what is kept of them; you become its clerk")
    ResponseEntity<PrivacyRequestAnswer> open(@RequestBody PrivacyRequestRequest request) {
        if (request.customer() == null) throw Refused.invalid("privacy.customer-missing");
        var opened = desk.open(
                CustomerId.of(request.customer()),
                Word.parse(Kind.class, Objects.requireNonNullElse(request.kind(), "")),
                Word.parse(Law.class, Objects.requireNonNullElse(request.law(), "")),
                Objects.requireNonNullElse(request.words(), ""),
                Objects.requireNonNullElse(request.team(), ""));
        return ResponseEntity.created(URI.create("/api/v1/privacy-requests/" + opened.number()))
                .body(PrivacyRequestAnswer.of(opened, Map.of(), null));
    }

    @GetMapping
    @Operation(summary = "The privacy requests you may see, newest first")
    Page<PrivacyRequestAnswer> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return desk.list(state == null ? null : Word.parse(State.class, state), limit, after)
                .map(request -> PrivacyRequestAnswer.of(request, Map.of(), null));
    }

    @GetMapping("/{request}")
    @Operation(summary = "A privacy request by its number or id")
    PrivacyRequestAnswer get(@PathVariable String request) {
        return PrivacyRequestAnswer.of(
                desk.get(request),
                desk.collected(request),
                desk.delivery(request).orElse(null));
    }
}
