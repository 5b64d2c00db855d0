package dev.rapport.customer.owners.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.customer.owners.Collaborator;
import dev.rapport.customer.owners.Owner;
import dev.rapport.customer.owners.OwnerChange;
import dev.rapport.customer.owners.Owners;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/{id}")
class OwnersApi {

    /**
     * @param owner absent where nobody answers for the customer
     * @param version to be sent as If-Match by whoever gives the customer to somebody else
     */
    record OwnershipAnswer(
            @Nullable String owner,
            @Nullable String ownerName,
            @Nullable String team,
            List<CollaboratorAnswer> collaborators,
            String version) {}

    record CollaboratorAnswer(
            UUID id,
            String person,
            String name,
            @Nullable String why,
            Instant since,
            @Nullable LocalDate until,
            @Nullable String addedBy) {

        static CollaboratorAnswer of(Collaborator one) {
            return new CollaboratorAnswer(
                    one.id(), one.person().toString(), one.name(), one.why(), one.since(), one.until(), one.addedBy());
        }
    }

    /**
     * @param owner id of a person; nobody if absent
     * @param team one of the person's teams
     */
    record OwnerRequest(
            @Nullable String owner,
            @Nullable String team,
            @Nullable String reason) {}

    /** @param until the last day; absent for as long as nobody ends it */
    record CollaboratorRequest(
            @Nullable String person,
            @Nullable LocalDate until,
            @Nullable String reason) {}

    /** @param id by which it is ended */
    record AddedCollaborator(UUID id) {}

    /** @param cause by-hand, hand-over, taken, put-back or came-back */
    record OwnerChangeAnswer(
            UUID id,
            Instant at,
            @Nullable String by,
            @Nullable String from,
            @Nullable String to,
            @Nullable String fromTeam,
            @Nullable String toTeam,
            String cause,
            String why) {

        static OwnerChangeAnswer of(OwnerChange change) {
            return new OwnerChangeAnswer(
                    change.id(),
                    change.at(),
                    change.byName(),
                    change.from(),
                    change.to(),
                    change.fromTeam(),
                    change.toTeam(),
                    change.cause().word(),
                    change.why());
        }
    }

    private final Owners owners;

    OwnersApi(Owners owners) {
        this.owners = owners;
    }

    @GetMapping("/ownership")
    @Operation(summary = "Owner and team of a customer, and who works with it")
    ResponseEntity<OwnershipAnswer> get(@PathVariable String id) {
        return tagged(CustomerId.of(id));
    }

    @ForThoseConcerned
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/ownership")
    @Operation(summary = "Make somebody else answerable for a customer, with the reason; its owner and managers may")
    ResponseEntity<OwnershipAnswer> change(
            @PathVariable String id,
            @RequestBody OwnerRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var customer = CustomerId.of(id);
        var owner = request.owner() == null ? null : UserId.of(request.owner());
        owners.change(
                customer,
                new Owner(owner, request.team()),
                Objects.requireNonNullElse(request.reason(), ""),
                Revision.ifMatch(read));
        return tagged(customer);
    }

    @GetMapping("/owner-changes")
    @Operation(summary = "Every change of a customer's owner and team, the last one first")
    Page<OwnerChangeAnswer> changes(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return owners.history(CustomerId.of(id), limit, after).map(OwnerChangeAnswer::of);
    }

    @ForThoseConcerned
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/collaborators")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Say who works with a customer beside its owner")
    AddedCollaborator collaborate(@PathVariable String id, @RequestBody CollaboratorRequest request) {
        if (request.person() == null) throw Refused.invalid("owners.person-missing");
        return new AddedCollaborator(owners.collaborate(
                CustomerId.of(id),
                UserId.of(request.person()),
                request.until(),
                Objects.requireNonNullElse(request.reason(), "")));
    }

    @ForThoseConcerned
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @DeleteMapping("/collaborators/{collaborator}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Somebody works with a customer no longer")
    void end(@PathVariable String id, @PathVariable String collaborator) {
        owners.end(CustomerId.of(id), Ids.parse(collaborator));
    }

    private ResponseEntity<OwnershipAnswer> tagged(CustomerId customer) {
        var found = owners.of(customer);
        var owner = found.owner();
        var person = owner.person();
        var revision = owner.revision();
        return ResponseEntity.ok()
                .eTag(revision.tag())
                .body(new OwnershipAnswer(
                        person == null ? null : person.toString(),
                        found.name(),
                        owner.team(),
                        found.collaborators().stream()
                                .map(CollaboratorAnswer::of)
                                .toList(),
                        revision.mark()));
    }
}
