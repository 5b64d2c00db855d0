package dev.rapport.contact.canned.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.contact.canned.CannedAnswer;
import dev.rapport.contact.canned.CannedAnswers;
import dev.rapport.contact.canned.CannedDraft;
import dev.rapport.contact.canned.CannedFilter;
import dev.rapport.contact.canned.CannedFor;
import dev.rapport.contact.canned.CannedLanguage;
import dev.rapport.contact.canned.CannedOffers;
import dev.rapport.contact.canned.CannedVariable;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Instant;
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
@RequestMapping("/api/v1/canned-answers")
class CannedAnswersApi {

    /**
     * A canned answer.
     *
     * @param whose {@code me} (if absent), {@code team} or {@code everybody}
     * @param team key of the team, if it is a team's
     * @param code by which it is found with few keys: letters, digits, hyphens and underscores
     * @param language {@code en}, {@code zh} or {@code any} (if absent)
     * @param channels those on which it is offered; all if absent or empty
     * @param text may name variables, such as {@code {customer.name}}
     */
    record CannedAnswerRequest(
            @Nullable String whose,
            @Nullable String team,
            @Nullable String name,
            @Nullable String code,
            @Nullable String language,
            @Nullable List<String> channels,
            @Nullable String text) {

        CannedDraft draft() {
            return new CannedDraft(
                    whose == null ? CannedFor.ME : Word.parse(CannedFor.class, whose),
                    team,
                    Objects.requireNonNullElse(name, ""),
                    Objects.requireNonNullElse(code, ""),
                    language == null ? CannedLanguage.ANY : Word.parse(CannedLanguage.class, language),
                    Objects.requireNonNullElse(channels, List.<String>of()).stream()
                            .map(channel -> Word.parse(Channel.class, Objects.requireNonNullElse(channel, "")))
                            .toList(),
                    Objects.requireNonNullElse(text, ""));
        }
    }

    /**
     * @param inserted how often it was inserted into an answer
     * @param removedAt when it was removed, if it was
     */
    record CannedAnswerAnswer(
            UUID id,
            String whose,
            @Nullable String team,
            String name,
            String code,
            String language,
            List<String> channels,
            String text,
            Instant changedAt,
            @Nullable Instant removedAt,
            long inserted,
            @Nullable Instant insertedAt,
            String version) {

        static CannedAnswerAnswer of(CannedAnswer answer) {
            return new CannedAnswerAnswer(
                    answer.id(),
                    answer.whose().word(),
                    answer.team(),
                    answer.name(),
                    answer.code(),
                    answer.language().word(),
                    answer.channels().stream().map(Channel::word).toList(),
                    answer.words(),
                    answer.changedAt(),
                    answer.removedAt(),
                    answer.inserted(),
                    answer.insertedAt(),
                    answer.revision().mark());
        }
    }

    /** @param at number of a conversation or ticket, or id of a post */
    record InsertRequest(@Nullable String at) {}

    /** @param open variables that still stand in the text, since nothing is known of them; it is not sent with them */
    record FilledAnswer(String text, List<String> open) {}

    private final CannedAnswers answers;
    private final CannedOffers offers;

    CannedAnswersApi(CannedAnswers answers, CannedOffers offers) {
        this.answers = answers;
        this.offers = offers;
    }

    @GetMapping
    @Operation(summary = "Canned answers that the asker may see: their own, their teams' and everybody's, by name")
    Page<CannedAnswerAnswer> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String whose,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(defaultValue = "false") boolean removed,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        var filter = new CannedFilter(
                q,
                whose == null ? null : Word.parse(CannedFor.class, whose),
                language == null ? null : Word.parse(CannedLanguage.class, language),
                removed);
        return answers.list(filter, limit, after).map(CannedAnswerAnswer::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A canned answer")
    ResponseEntity<CannedAnswerAnswer> get(@PathVariable String id) {
        return answered(answers.get(Ids.parse(id)));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @GetMapping("/fitting")
    @Operation(summary = "Those that fit where something is answered, in the customer's language first, at most 20")
    Page<CannedAnswerAnswer> fitting(@RequestParam String at, @RequestParam(defaultValue = "") String q) {
        return new Page<>(
                offers.fitting(at, q).stream().map(CannedAnswerAnswer::of).toList(), null);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @Operation(summary = "Keep a canned answer: one's own, as a manager one's team's, as an administrator everybody's")
    ResponseEntity<CannedAnswerAnswer> add(@RequestBody CannedAnswerRequest request) {
        var added = answers.add(request.draft());
        return ResponseEntity.created(URI.create("/api/v1/canned-answers/" + added.id()))
                .eTag(added.revision().tag())
                .body(CannedAnswerAnswer.of(added));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/{id}")
    @Operation(summary = "Say a canned answer otherwise; what is left out becomes as if it were new")
    ResponseEntity<CannedAnswerAnswer> change(
            @PathVariable String id,
            @RequestBody CannedAnswerRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        return answered(answers.change(Ids.parse(id), request.draft(), Revision.ifMatch(read)));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a canned answer; it can be restored for 30 days")
    void remove(@PathVariable String id) {
        answers.remove(Ids.parse(id));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{id}/restore")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Bring a removed canned answer back")
    void restore(@PathVariable String id) {
        answers.restore(Ids.parse(id));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{id}/insertions")
    @Operation(summary = "What a canned answer says where something is answered; is counted, and nothing is sent")
    FilledAnswer insert(@PathVariable String id, @RequestBody InsertRequest request) {
        var at = request.at();
        if (at == null || at.isBlank()) throw Refused.invalid("canned.where").at("at");
        var filled = offers.insert(at, Ids.parse(id));
        return new FilledAnswer(
                filled.text(),
                filled.open().stream().map(CannedVariable::written).toList());
    }

    private static ResponseEntity<CannedAnswerAnswer> answered(CannedAnswer answer) {
        return ResponseEntity.ok().eTag(answer.revision().tag()).body(CannedAnswerAnswer.of(answer));
    }
}
