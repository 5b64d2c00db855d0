package dev.rapport.customer.judgement.web;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.customer.judgement.Judgements;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Revision;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What customers are by rule, and what people set instead. */
@RestController
@RequestMapping("/api/v1")
class JudgementsApi {

    /** @param toBeJudged customers that changed, or whom the present rules have not judged; at most 100,000 */
    record ProgressAnswer(int toBeJudged) {}

    private final Judgements judgements;

    JudgementsApi(Judgements judgements) {
        this.judgements = judgements;
    }

    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @GetMapping("/customer-judgements")
    @Operation(summary = "How many customers are still to be judged by rule")
    ProgressAnswer progress() {
        return new ProgressAnswer(judgements.toBeJudged());
    }

    @GetMapping("/customers/{id}/judgement")
    @Operation(summary = "What a customer is by rule and by hand, and why")
    JudgementAnswer get(@PathVariable String id) {
        return JudgementAnswer.of(judgements.of(CustomerId.of(id)));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/customers/{id}/judgement/stage")
    @Operation(summary = "Set the stage of a customer, whatever the rulebook says")
    JudgementAnswer setStage(
            @PathVariable String id,
            @RequestBody SetRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var customer = CustomerId.of(id);
        judgements.setStage(customer, request.wish(), Revision.ifMatch(read));
        return JudgementAnswer.of(judgements.of(customer));
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/customers/{id}/judgement/tier")
    @Operation(summary = "Set the tier of a customer, whatever the rulebook says")
    JudgementAnswer setTier(
            @PathVariable String id,
            @RequestBody SetRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var customer = CustomerId.of(id);
        judgements.setTier(customer, request.wish(), Revision.ifMatch(read));
        return JudgementAnswer.of(judgements.of(customer));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @DeleteMapping("/customers/{id}/judgement/stage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let the rulebook decide the stage of a customer again")
    void leaveStage(@PathVariable String id) {
        judgements.leaveStage(CustomerId.of(id));
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @DeleteMapping("/customers/{id}/judgement/tier")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let the rulebook decide the tier of a customer again")
    void leaveTier(@PathVariable String id) {
        judgements.leaveTier(CustomerId.of(id));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @DeleteMapping("/customers/{id}/judgement/refused-tags/{word}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let the rulebook put a tag on again that somebody removed")
    void leaveTag(@PathVariable String id, @PathVariable String word) {
        judgements.leaveTag(CustomerId.of(id), word);
    }
}
