package dev.rapport.customer.membership.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.customer.membership.Membership;
import dev.rapport.customer.membership.Memberships;
import dev.rapport.customer.membership.NewMembership;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Revision;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/{id}/membership")
class MembershipApi {

    /**
     * @param number of a new membership the next of the series if absent; one that is there keeps its own
     * @param level its word, or its name in either language
     * @param since of a new membership today if absent; one that is there keeps its own
     * @param validUntil of a new membership what the level says if absent; of one that is there, that it has no end
     */
    record MembershipRequest(
            @Nullable String number,
            @Nullable String level,
            @Nullable LocalDate since,
            @Nullable LocalDate validUntil) {

        NewMembership told() {
            return new NewMembership(number, Objects.requireNonNullElse(level, ""), since, validUntil);
        }
    }

    /** @param validUntil the new last day; what the level says if absent */
    record RenewRequest(@Nullable LocalDate validUntil) {}

    /** @param endedOn today if absent */
    record EndRequest(@Nullable String reason, @Nullable LocalDate endedOn) {}

    /** @param standing on the day of the answer, in the house's zone: not-yet, in-force, lapses-soon, lapsed, ended or stands-back */
    record MembershipAnswer(
            UUID id,
            String number,
            String level,
            String standing,
            LocalDate since,
            @Nullable LocalDate validUntil,
            @Nullable LocalDate endedOn,
            @Nullable String endReason) {

        static MembershipAnswer of(Membership one, LocalDate today) {
            return new MembershipAnswer(
                    one.id(),
                    one.number(),
                    one.level(),
                    one.standing(today).word(),
                    one.since(),
                    one.validUntil(),
                    one.endedOn(),
                    one.endReason());
        }
    }

    /**
     * @param current the one that has not ended, lapsed or not; absent if there is none
     * @param former the newest first
     * @param version to be sent as If-Match by whoever changes the current one
     */
    record MembershipsAnswer(@Nullable MembershipAnswer current, List<MembershipAnswer> former, String version) {}

    private final Memberships memberships;

    MembershipApi(Memberships memberships) {
        this.memberships = memberships;
    }

    @GetMapping
    @Operation(summary = "The membership of a customer, and former ones")
    ResponseEntity<MembershipsAnswer> get(@PathVariable String id) {
        return answer(CustomerId.of(id), HttpStatus.OK);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @Operation(summary = "A customer becomes a member; 409 when it is one, or when another one has the number")
    ResponseEntity<MembershipsAnswer> join(@PathVariable String id, @RequestBody MembershipRequest request) {
        memberships.join(CustomerId.of(id), request.told());
        return answer(CustomerId.of(id), HttpStatus.CREATED);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping
    @Operation(summary = "Another level, number, or other days; undone by the customer's history")
    ResponseEntity<MembershipsAnswer> change(
            @PathVariable String id,
            @RequestBody MembershipRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String read) {
        memberships.change(CustomerId.of(id), request.told(), Revision.ifMatch(read));
        return answer(CustomerId.of(id), HttpStatus.OK);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/renew")
    @Operation(summary = "Renew the membership; undone by the customer's history")
    ResponseEntity<MembershipsAnswer> renew(@PathVariable String id, @RequestBody RenewRequest request) {
        memberships.renew(CustomerId.of(id), request.validUntil());
        return answer(CustomerId.of(id), HttpStatus.OK);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/end")
    @Operation(summary = "End the membership, with a reason; undone by the customer's history")
    ResponseEntity<MembershipsAnswer> end(@PathVariable String id, @RequestBody EndRequest request) {
        memberships.end(CustomerId.of(id), request.reason(), request.endedOn());
        return answer(CustomerId.of(id), HttpStatus.OK);
    }

    private ResponseEntity<MembershipsAnswer> answer(CustomerId customer, HttpStatus status) {
        var all = memberships.of(customer);
        var current = all.current();
        return ResponseEntity.status(status)
                .eTag(all.revision().tag())
                .body(new MembershipsAnswer(
                        current == null ? null : MembershipAnswer.of(current, all.today()),
                        all.former().stream()
                                .map(one -> MembershipAnswer.of(one, all.today()))
                                .toList(),
                        all.revision().mark()));
    }
}
