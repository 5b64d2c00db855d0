package dev.rapport.customer.web;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerProfile.Relative;
import dev.rapport.customer.ParentDesk;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Revision;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The firm to which a firm belongs. */
@RestController
@RequestMapping("/api/v1/customers/{id}/parent")
class ParentsApi {

    /** @param parent id of the firm above; none if absent */
    record ParentRequest(@Nullable String parent) {}

    /**
     * @param parent id of the firm above; absent when it belongs to none
     */
    record ParentAnswer(@Nullable String parent, @Nullable String name) {}

    private final ParentDesk desk;

    ParentsApi(ParentDesk desk) {
        this.desk = desk;
    }

    /** Its ETag is to be sent as If-Match by whoever replaces it. */
    @GetMapping
    ResponseEntity<ParentAnswer> get(@PathVariable String id) {
        var parent = desk.of(CustomerId.of(id)).orElse(null);
        return ResponseEntity.ok()
                .eTag(ParentDesk.revision(parent == null ? null : parent.id()).tag())
                .body(answer(parent));
    }

    /** Says to which firm it belongs, or that it belongs to none. Refused when that one is below it already. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping
    ResponseEntity<ParentAnswer> change(
            @PathVariable String id,
            @RequestBody ParentRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var parent = request.parent() == null ? null : CustomerId.of(request.parent());
        desk.change(CustomerId.of(id), parent, Revision.ifMatch(read));
        return get(id);
    }

    private static ParentAnswer answer(@Nullable Relative parent) {
        return parent == null
                ? new ParentAnswer(null, null)
                : new ParentAnswer(parent.id().toString(), parent.name());
    }
}
