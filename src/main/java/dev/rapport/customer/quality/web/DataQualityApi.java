package dev.rapport.customer.quality.web;

import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.customer.quality.DataQuality;
import dev.rapport.customer.quality.FaultLine;
import dev.rapport.customer.quality.Flaw;
import dev.rapport.customer.quality.Quality;
import dev.rapport.customer.quality.QualityFigure;
import dev.rapport.customer.quality.Which;
import dev.rapport.customer.quality.Whom;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Revision;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class DataQualityApi {

    /**
     * How a check stands.
     *
     * @param check duplicate-phones, incomplete-names, invalid-contacts, outdated-tags or unclear-ownership
     * @param faults customers with whom something is wrong
     * @param share of all customers, from 0 to 1
     * @param change of faults since that day; absent on the first day
     * @param charge key of the team that answers for the check, if one does
     * @param chargeVersion to be sent as If-Match by whoever lets another team answer
     * @param teams those with most faults
     */
    record FigureAnswer(
            String check,
            long faults,
            double share,
            @Nullable Long change,
            @Nullable LocalDate changeSince,
            @Nullable String charge,
            String chargeVersion,
            List<QualityFigure.OfTeam> teams) {

        static FigureAnswer of(QualityFigure figure) {
            return new FigureAnswer(
                    figure.quality().word(),
                    figure.faults(),
                    figure.share() / 100,
                    figure.change(),
                    figure.changeSince(),
                    figure.charge(),
                    figure.chargeRevision().mark(),
                    figure.teams());
        }
    }

    /** @param toBeExamined customers that changed and are still to be examined, at most 100,000 */
    record FiguresAnswer(List<FigureAnswer> checks, int toBeExamined) {}

    /**
     * A customer with whom something is wrong.
     *
     * @param what in a word, such as one-word or owner-left
     * @param other somebody who has the same phone
     */
    record FaultAnswer(
            String customer,
            String name,
            String check,
            String what,
            Instant since,
            @Nullable String owner,
            @Nullable String team,
            @Nullable String other) {

        static FaultAnswer of(FaultLine line) {
            var other = line.other();
            return new FaultAnswer(
                    line.customer().toString(),
                    line.name(),
                    line.flaw().quality().word(),
                    line.flaw().word(),
                    line.since(),
                    line.owner(),
                    line.team(),
                    other == null ? null : other.toString());
        }
    }

    /** @param team key; each team answers for its own customers if absent */
    record ChargeRequest(@Nullable String team) {}

    private final DataQuality quality;

    DataQualityApi(DataQuality quality) {
        this.quality = quality;
    }

    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @GetMapping("/data-quality")
    @Operation(summary = "How each check of customers stands")
    FiguresAnswer figures() {
        return new FiguresAnswer(
                quality.figures().stream().map(FigureAnswer::of).toList(), quality.toBeExamined());
    }

    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @GetMapping("/data-quality/{check}")
    @Operation(summary = "Customers with whom something is wrong, the oldest fault first")
    Page<FaultAnswer> list(
            @PathVariable String check,
            @RequestParam(required = false) @Nullable String what,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false, name = "import") @Nullable String importId,
            @RequestParam(required = false) @Nullable String city,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return quality.list(which(check, what, team, whom(importId, city, tag)), limit, after)
                .map(FaultAnswer::of);
    }

    @ForRoles(Role.ADMIN)
    @Replaces
    @PutMapping("/data-quality/{check}/charge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let one team answer for a check, or each team for its own customers")
    void charge(
            @PathVariable String check,
            @RequestBody ChargeRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        quality.charge(Word.parse(Quality.class, check), request.team(), Revision.ifMatch(read));
    }

    @ForThoseConcerned
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @GetMapping("/customers/{id}/data-quality")
    @Operation(summary = "What is wrong with a customer, for its owner, their team and those who see all")
    List<FaultAnswer> ofCustomer(@PathVariable String id) {
        return quality.of(CustomerId.of(id)).stream().map(FaultAnswer::of).toList();
    }

    static Whom whom(@Nullable String importId, @Nullable String city, @Nullable String tag) {
        return new Whom(importId == null || importId.isBlank() ? null : Ids.parse(importId), city, tag);
    }

    static Which which(String check, @Nullable String what, @Nullable String team, Whom whom) {
        return new Which(
                Word.parse(Quality.class, check),
                what == null ? null : Word.parse(Flaw.class, what),
                team == null || team.isBlank() ? null : team,
                whom);
    }
}
