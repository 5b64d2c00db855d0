package dev.rapport.access.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.access.staff.Absence;
import dev.rapport.access.staff.Absences;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/people/{person}/absences")
class AbsencesApi {

    /**
     * That a person is away.
     *
     * @param until the first moment at which they are back
     * @param standIn id of who gets what would be theirs
     */
    record AbsenceRequest(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String standIn) {}

    /** An absence, until before a time. */
    record AbsenceAnswer(
            UUID id, Instant from, Instant until, @Nullable UUID standIn) {

        static AbsenceAnswer of(Absence absence) {
            var standIn = absence.standIn();
            return new AbsenceAnswer(
                    absence.id(), absence.from(), absence.until(), standIn == null ? null : standIn.value());
        }
    }

    private final Absences absences;

    AbsencesApi(Absences absences) {
        this.absences = absences;
    }

    @GetMapping
    @ForRoles({Role.ADMIN, Role.MANAGER})
    @Operation(summary = "When a person is or was away, the latest first")
    Page<AbsenceAnswer> list(@PathVariable String person) {
        return new Page<>(absences.of(UserId.of(person)), null).map(AbsenceAnswer::of);
    }

    @ForRoles({Role.ADMIN, Role.MANAGER})
    @Creates
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Note that a person is away and who stands in; they are given no new work then")
    AbsenceAnswer add(@PathVariable String person, @RequestBody AbsenceRequest request) {
        var from = request.from();
        var until = request.until();
        if (from == null || until == null) throw Refused.invalid("access.absence-ends-before-start");
        var standIn = request.standIn();
        return AbsenceAnswer.of(
                absences.add(UserId.of(person), from, until, standIn == null ? null : UserId.of(standIn)));
    }

    @ForRoles({Role.ADMIN, Role.MANAGER})
    @DeleteMapping("/{absence}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take back an absence to come, or end one that is under way now")
    void end(@PathVariable String person, @PathVariable String absence) {
        absences.end(UserId.of(person), Ids.parse(absence));
    }
}
