package dev.rapport.studio.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.studio.rulebooks.RulebookDesk;
import dev.rapport.studio.rulebooks.RulebookReview;
import dev.rapport.studio.rulebooks.WrittenRules;
import dev.rapport.studio.web.RulebookAnswers.RuleChangeAnswer;
import dev.rapport.studio.web.RulebookAnswers.RulebookAnswer;
import dev.rapport.studio.web.RulebookAnswers.RulebookDraftAnswer;
import dev.rapport.studio.web.RulebookAnswers.RulebookTextAnswer;
import dev.rapport.studio.web.RulebookAnswers.RulebookVersionAnswer;
import io.swagger.v3.oas.annotations.Operation;
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

/** The rulebooks: their versions, what one writes of them, and which version decides. */
@RestController
@RequestMapping("/api/v1/rulebooks")
class RulebooksApi {

    /** The whole text of a rulebook. */
    record RulebookTextRequest(@Nullable String text) {}

    /**
     * Why an earlier version should decide again.
     *
     * @param version the one that decided before the present one unless it is named
     */
    record RulebookBackRequest(
            @Nullable String reason, @Nullable Integer version) {}

    /** The number of a version. */
    record RulebookVersionNumber(int version) {}

    private final RulebookDesk desk;
    private final RulebookReview review;

    RulebooksApi(RulebookDesk desk, RulebookReview review) {
        this.desk = desk;
        this.review = review;
    }

    @GetMapping
    @Operation(summary = "All rulebooks, with the version that decides and how many wait for a second person")
    Page<RulebookAnswer> list() {
        return new Page<>(desk.all().stream().map(RulebookAnswer::of).toList(), null);
    }

    @GetMapping("/{rulebook}/versions")
    @Operation(summary = "The versions of a rulebook without their texts, the newest first")
    Page<RulebookVersionAnswer> versions(@PathVariable String rulebook) {
        return new Page<>(
                desk.history(rulebook).stream().map(RulebookVersionAnswer::of).toList(), null);
    }

    @GetMapping("/{rulebook}/versions/{version}")
    @Operation(summary = "The text of a version")
    RulebookTextAnswer version(@PathVariable String rulebook, @PathVariable int version) {
        return RulebookTextAnswer.of(desk.version(rulebook, version));
    }

    @GetMapping("/{rulebook}/versions/{version}/changes")
    @Operation(summary = "What a version says otherwise than another one, rule by rule; than the one that decides now")
    Page<RuleChangeAnswer> changes(
            @PathVariable String rulebook,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable Integer since) {
        var before = since != null ? since : desk.live(rulebook).of().version();
        var text = desk.version(rulebook, version).of().text();
        return new Page<>(
                review.changes(rulebook, before, text).stream()
                        .map(RuleChangeAnswer::of)
                        .toList(),
                null);
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @Creates
    @PostMapping("/{rulebook}/versions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a version of a text, which a second person may publish; refused where it cannot decide")
    RulebookVersionNumber write(@PathVariable String rulebook, @RequestBody RulebookTextRequest request) {
        return new RulebookVersionNumber(desk.write(rulebook, text(request)));
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @PostMapping("/{rulebook}/versions/{version}/publish")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let a version decide from now on, as somebody who has not written it")
    void publish(@PathVariable String rulebook, @PathVariable int version) {
        desk.publish(rulebook, version);
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @PostMapping("/{rulebook}/go-back")
    @Operation(summary = "Let a version that decided before decide again; one person is enough, who says why")
    RulebookVersionNumber goBack(@PathVariable String rulebook, @RequestBody RulebookBackRequest request) {
        var reason = request.reason() == null ? "" : request.reason();
        return new RulebookVersionNumber(desk.goBack(rulebook, request.version(), reason));
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN, Role.AUDITOR})
    @GetMapping("/{rulebook}/draft")
    @Operation(summary = "What the asker writes, which nobody else sees; the text that decides where that is nothing")
    ResponseEntity<RulebookDraftAnswer> draft(@PathVariable String rulebook) {
        return answered(desk.written(rulebook));
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @Replaces
    @PutMapping("/{rulebook}/draft")
    @Operation(summary = "Keep what the asker writes, also where it is not right yet")
    ResponseEntity<RulebookDraftAnswer> save(
            @PathVariable String rulebook,
            @RequestBody RulebookTextRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var revision = Revision.ifMatch(read);
        return answered(desk.save(rulebook, text(request), revision));
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @DeleteMapping("/{rulebook}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Throw away what the asker writes")
    void discard(@PathVariable String rulebook) {
        desk.discard(rulebook);
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @PostMapping("/{rulebook}/draft/hand-in")
    @Operation(
            summary = "Make a version of what the asker wrote; refused where another version decides than the one it"
                    + " began with, unless that is agreed to")
    RulebookVersionNumber handIn(
            @PathVariable String rulebook,
            @RequestParam(defaultValue = "false") boolean agreed,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        return new RulebookVersionNumber(desk.handIn(rulebook, Revision.ifMatch(read), agreed));
    }

    private static String text(RulebookTextRequest request) {
        if (request.text() == null)
            throw Refused.invalid("studio.rulebook.no-text").at("text");
        return request.text();
    }

    private static ResponseEntity<RulebookDraftAnswer> answered(WrittenRules written) {
        return ResponseEntity.ok().eTag(written.revision().tag()).body(RulebookDraftAnswer.of(written));
    }
}
