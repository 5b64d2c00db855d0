package dev.rapport.privacy.holds.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.privacy.holds.LegalHold;
import dev.rapport.privacy.holds.LegalHolds;
import dev.rapport.privacy.holds.NewHold;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
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
@RequestMapping("/api/v1/legal-holds")
class LegalHoldsApi {

    /**
     * @param customer id; all of the customer is kept
     * @param subject number or id of a case, in place of a customer
     * @param until its last day; until somebody lifts it if absent
     */
    record HoldRequest(
            @Nullable String customer,
            @Nullable String subject,
            @Nullable String why,
            @Nullable LocalDate until) {

        NewHold wish() {
            return new NewHold(
                    customer == null ? null : CustomerId.of(customer),
                    subject,
                    Objects.requireNonNullElse(why, ""),
                    until);
        }
    }

    record LiftRequest(@Nullable String why) {}

    /**
     * @param customer id, of a case as far as it is known
     * @param subject id of the case; null for all of the customer
     * @param stands whether it does today
     * @param by id of who set it
     */
    record HoldAnswer(
            UUID id,
            @Nullable String customer,
            @Nullable String subject,
            String why,
            @Nullable LocalDate until,
            boolean stands,
            String by,
            Instant at,
            @Nullable String liftedBy,
            @Nullable Instant liftedAt,
            @Nullable String liftedWhy) {

        static HoldAnswer of(LegalHold hold) {
            return new HoldAnswer(
                    hold.id(),
                    text(hold.customer()),
                    text(hold.subject()),
                    hold.why(),
                    hold.until(),
                    hold.stands(),
                    hold.by().toString(),
                    hold.at(),
                    text(hold.liftedBy()),
                    hold.liftedAt(),
                    hold.liftedWhy());
        }

        private static @Nullable String text(@Nullable Object id) {
            return id == null ? null : id.toString();
        }
    }

    private final LegalHolds holds;

    LegalHoldsApi(LegalHolds holds) {
        this.holds = holds;
    }

    @ForRoles({Role.AUDITOR, Role.ADMIN})
    @GetMapping
    @Operation(summary = "What must be kept of customers and cases, the newest first; those that stand alone, or all")
    Page<HoldAnswer> list(
            @RequestParam(defaultValue = "true") boolean standing,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return holds.list(standing, limit, after).map(one -> HoldAnswer.of(one.hold()));
    }

    @ForRoles(Role.ADMIN)
    @Creates
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Keep a customer or a case from erasure and retention rules until a day, or until it is lifted")
    HoldAnswer set(@RequestBody HoldRequest request) {
        return HoldAnswer.of(holds.set(request.wish()));
    }

    @ForRoles(Role.ADMIN)
    @Creates
    @PostMapping("/{id}/lift")
    @Operation(summary = "Lift a hold, with the reason")
    HoldAnswer lift(@PathVariable String id, @RequestBody LiftRequest request) {
        return HoldAnswer.of(holds.lift(Ids.parse(id), Objects.requireNonNullElse(request.why(), "")));
    }
}
