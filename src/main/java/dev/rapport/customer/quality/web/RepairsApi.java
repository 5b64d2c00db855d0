package dev.rapport.customer.quality.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.owners.Owner;
import dev.rapport.customer.quality.Deed;
import dev.rapport.customer.quality.Repair;
import dev.rapport.customer.quality.RepairLine;
import dev.rapport.customer.quality.RepairWish;
import dev.rapport.customer.quality.Repairs;
import dev.rapport.customer.quality.Which;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
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
@RequestMapping("/api/v1/data-quality/repairs")
class RepairsApi {

    /**
     * @param check unclear-ownership or outdated-tags
     * @param what a fault of the check; all if absent
     * @param team key of the team whose customers are meant; all if absent
     * @param importId id of the import that made the customers; all if absent
     * @param city of the customers; all if absent
     * @param tag that the customers have; all if absent
     * @param deed give, renew-tags or remove-tags
     * @param toOwner id of the person to whom customers are given
     * @param toTeam key of the team in which they answer for them, or that gets them without an owner
     * @param reason stands in the history of each customer
     */
    record RepairRequest(
            @Nullable String check,
            @Nullable String what,
            @Nullable String team,
            @Nullable String importId,
            @Nullable String city,
            @Nullable String tag,
            @Nullable String deed,
            @Nullable String toOwner,
            @Nullable String toTeam,
            @Nullable String reason) {

        Which which() {
            return DataQualityApi.which(
                    Objects.requireNonNullElse(check, ""), what, team, DataQualityApi.whom(importId, city, tag));
        }

        RepairWish wish() {
            return new RepairWish(
                    Word.parse(Deed.class, Objects.requireNonNullElse(deed, "")),
                    which(),
                    new Owner(toOwner == null ? null : UserId.of(toOwner), toTeam),
                    Objects.requireNonNullElse(reason, ""));
        }
    }

    /** @param customers at most one more than can be repaired at once */
    record PreviewAnswer(int customers, boolean tooMany, List<DataQualityApi.FaultAnswer> first) {}

    /**
     * @param state repairing, done, undoing or undone
     * @param leftOut customers of whom somebody changed the same before their turn came
     * @param stays customers that were not undone, because somebody changed the same since
     */
    record RepairAnswer(
            UUID id,
            String check,
            @Nullable String what,
            @Nullable String team,
            @Nullable UUID importId,
            @Nullable String city,
            @Nullable String tag,
            String deed,
            @Nullable String toOwner,
            @Nullable String toTeam,
            String reason,
            String state,
            int customers,
            int repaired,
            int leftOut,
            int undone,
            int stays,
            @Nullable String askedBy,
            Instant askedAt,
            @Nullable Instant endedAt,
            @Nullable String undoneBy,
            @Nullable Instant undoneAt) {

        static RepairAnswer of(Repair repair) {
            var which = repair.which();
            var flaw = which.flaw();
            return new RepairAnswer(
                    repair.id(),
                    which.quality().word(),
                    flaw == null ? null : flaw.word(),
                    which.team(),
                    which.whom().importId(),
                    which.whom().city(),
                    which.whom().tag(),
                    repair.deed().word(),
                    repair.toName(),
                    repair.to().team(),
                    repair.why(),
                    repair.state().word(),
                    repair.customers(),
                    repair.repaired(),
                    repair.leftOut(),
                    repair.undone(),
                    repair.stays(),
                    repair.askedByName(),
                    repair.askedAt(),
                    repair.endedAt(),
                    repair.undoneByName(),
                    repair.undoneAt());
        }
    }

    /** @param state waiting, repaired, left, undone or stays */
    record LineAnswer(
            String customer, String name, @Nullable String owner, String state) {

        static LineAnswer of(RepairLine line) {
            return new LineAnswer(
                    line.customer().toString(),
                    line.name(),
                    line.owner(),
                    line.state().word());
        }
    }

    private final Repairs repairs;

    RepairsApi(Repairs repairs) {
        this.repairs = repairs;
    }

    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @GetMapping
    @Operation(summary = "Repairs of many customers, the newest first")
    Page<RepairAnswer> list(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String after) {
        return repairs.list(limit, after).map(RepairAnswer::of);
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @PostMapping("/preview")
    @Operation(summary = "What a repair would be about: how many customers, and the first twenty")
    PreviewAnswer preview(@RequestBody RepairRequest request) {
        var preview = repairs.preview(request.which());
        return new PreviewAnswer(
                preview.customers(),
                preview.isTooMany(),
                preview.first().stream().map(DataQualityApi.FaultAnswer::of).toList());
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Repair all customers with a fault, in the background; can be undone once")
    RepairAnswer start(@RequestBody RepairRequest request) {
        return RepairAnswer.of(repairs.start(request.wish()));
    }

    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @GetMapping("/{id}")
    @Operation(summary = "A repair and how far it is")
    RepairAnswer get(@PathVariable String id) {
        return RepairAnswer.of(repairs.get(Ids.parse(id)));
    }

    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @GetMapping("/{id}/customers")
    @Operation(summary = "The customers of a repair and what became of them")
    Page<LineAnswer> customers(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return repairs.lines(Ids.parse(id), state(state), limit, after).map(LineAnswer::of);
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @PostMapping("/{id}/undo")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Make the customers what they were before, but for what somebody changed since")
    RepairAnswer undo(@PathVariable String id) {
        return RepairAnswer.of(repairs.undo(Ids.parse(id)));
    }

    private static RepairLine.@Nullable State state(@Nullable String word) {
        return word == null ? null : Word.parse(RepairLine.State.class, word);
    }
}
