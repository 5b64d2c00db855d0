package dev.rapport.customer.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.Origin;
import dev.rapport.customer.ProfileChange;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/{id}/history")
class ProfileHistoryApi {

    /**
     * @param which name of the fact, or id of what was changed
     * @param by who did it; absent when an import or the system did
     * @param undoable false once something changed it again, and to whom may not change it
     */
    record ChangeAnswer(
            UUID id,
            ProfileChange.What what,
            String which,
            @Nullable String before,
            @Nullable String after,
            Instant at,
            @Nullable UUID by,
            Origin origin,
            @Nullable UUID undoes,
            boolean undoable) {

        static ChangeAnswer of(ProfileChange change) {
            var by = change.by();
            return new ChangeAnswer(
                    change.id(),
                    change.what(),
                    change.which(),
                    change.before(),
                    change.after(),
                    change.at(),
                    by == null ? null : by.value(),
                    change.origin(),
                    change.undoes(),
                    change.undoable());
        }
    }

    private final ProfileDesk desk;

    ProfileHistoryApi(ProfileDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "Who changed what of a customer's profile, the last first; of one thing if it is named")
    Page<ChangeAnswer> list(
            @PathVariable String id,
            @RequestParam(required = false) ProfileChange.@Nullable What what,
            @RequestParam(required = false) @Nullable String which,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return desk.history(CustomerId.of(id), what, which, limit, after).map(ChangeAnswer::of);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{change}/undo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Make it again what it was before the change; refused when it was changed again since")
    void undo(@PathVariable String id, @PathVariable String change) {
        desk.undo(CustomerId.of(id), Ids.parse(change));
    }
}
