package dev.rapport.customer.relations.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.relations.Bond;
import dev.rapport.customer.relations.Relation;
import dev.rapport.customer.relations.Relations;
import dev.rapport.customer.relations.WorkRole;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/{id}/relations")
class RelationsApi {

    /**
     * @param bond knows, invited, invited-by, influences, influenced-by, works-for, employs or family
     * @param other id of the other customer
     * @param role main-contact, buyer, user, payer or left, where one works for the other
     */
    record RelationRequest(
            @Nullable String bond,
            @Nullable String other,
            @Nullable String role,
            @Nullable String note) {}

    /** @param role none if absent */
    record RoleRequest(@Nullable String role) {}

    /** @param bond seen from the customer that was asked about */
    record RelationAnswer(
            UUID id,
            String bond,
            String other,
            String otherName,
            @Nullable String role,
            @Nullable String note,
            Instant addedAt,
            @Nullable Instant endedAt) {

        static RelationAnswer of(Relation relation) {
            var role = relation.role();
            return new RelationAnswer(
                    relation.id(),
                    relation.bond().word(),
                    relation.other().toString(),
                    relation.otherName(),
                    role == null ? null : role.word(),
                    relation.note(),
                    relation.addedAt(),
                    relation.endedAt());
        }
    }

    /** @param id by which it is ended */
    record AddedRelation(UUID id) {}

    private final Relations relations;

    RelationsApi(Relations relations) {
        this.relations = relations;
    }

    @GetMapping
    @Operation(summary = "How a customer stands to others, the newest first; those that ended if asked for")
    Page<RelationAnswer> list(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean ended,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return relations.of(CustomerId.of(id), ended, limit, after).map(RelationAnswer::of);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Say how a customer stands to another; told in the stories of both")
    AddedRelation add(@PathVariable String id, @RequestBody RelationRequest request) {
        if (request.other() == null) throw Refused.invalid("relations.other-missing");
        return new AddedRelation(relations.add(
                CustomerId.of(id),
                Word.parse(Bond.class, Objects.requireNonNullElse(request.bond(), "")),
                CustomerId.of(request.other()),
                role(request.role()),
                request.note()));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{relation}/role")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say what the one is at the other, where one works for the other")
    void changeRole(@PathVariable String id, @PathVariable String relation, @RequestBody RoleRequest request) {
        relations.changeRole(CustomerId.of(id), Ids.parse(relation), role(request.role()));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @DeleteMapping("/{relation}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "It is so no longer; it stays among those that ended")
    void end(@PathVariable String id, @PathVariable String relation) {
        relations.end(CustomerId.of(id), Ids.parse(relation));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{relation}/go-on")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take back that it ended")
    void goOn(@PathVariable String id, @PathVariable String relation) {
        relations.goOn(CustomerId.of(id), Ids.parse(relation));
    }

    private static @Nullable WorkRole role(@Nullable String word) {
        return word == null ? null : Word.parse(WorkRole.class, word);
    }
}
