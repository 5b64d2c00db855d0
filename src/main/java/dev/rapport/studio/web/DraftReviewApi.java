package dev.rapport.studio.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Revision;
import dev.rapport.studio.drafts.DraftRelease;
import dev.rapport.studio.drafts.DraftReview;
import dev.rapport.studio.drafts.ProcessDraft;
import dev.rapport.studio.web.DraftAnswers.DraftRemark;
import dev.rapport.studio.web.DraftAnswers.ModelChange;
import dev.rapport.studio.web.DraftAnswers.ModelProblem;
import dev.rapport.studio.web.DraftAnswers.ProcessDraftAnswer;
import dev.rapport.studio.web.ProcessesApi.LiveVersion;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The way of a draft from a drawing to a live version. */
@RestController
@RequestMapping("/api/v1/processes/drafts/{id}")
class DraftReviewApi {

    /**
     * What somebody says of a draft.
     *
     * @param element id of what it is about; the whole if absent
     * @param answers id of the remark that it answers
     */
    record RemarkRequest(
            @Nullable String element,
            @Nullable String answers,
            @Nullable String text) {}

    /** What must be drawn otherwise. */
    record DraftGiveBackRequest(@Nullable String text) {}

    /** Why it is made live. */
    record DeployRequest(@Nullable String reason) {}

    private final DraftReview review;
    private final DraftRelease release;
    private final DraftAnswers answers;

    DraftReviewApi(DraftReview review, DraftRelease release, DraftAnswers answers) {
        this.review = review;
        this.release = release;
        this.answers = answers;
    }

    @GetMapping("/check")
    @Operation(summary = "What is wrong with a draft, errors first; those must be gone before it is deployed")
    Page<ModelProblem> check(@PathVariable String id) {
        return new Page<>(
                review.problems(Ids.parse(id)).stream().map(answers::problem).toList(), null);
    }

    @GetMapping("/comparison")
    @Operation(summary = "What a draft says otherwise than the live version")
    Page<ModelChange> compare(@PathVariable String id) {
        return new Page<>(
                review.changes(Ids.parse(id)).stream().map(DraftAnswers::change).toList(), null);
    }

    @ForRoles(Role.DESIGNER)
    @Replaces
    @PostMapping("/review")
    @Operation(summary = "Ask other designers to look at a draft")
    ResponseEntity<ProcessDraftAnswer> ask(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var revision = Revision.ifMatch(read);
        return answered(review.ask(Ids.parse(id), revision));
    }

    @ForRoles(Role.DESIGNER)
    @Replaces
    @PostMapping("/approval")
    @Operation(summary = "Approve a draft in the text that you read; not one that you have drawn on")
    ResponseEntity<ProcessDraftAnswer> approve(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var revision = Revision.ifMatch(read);
        return answered(review.approve(Ids.parse(id), revision));
    }

    @ForRoles(Role.DESIGNER)
    @PostMapping("/give-back")
    @Operation(summary = "Let a draft be drawn again, and say what is missing")
    ResponseEntity<ProcessDraftAnswer> giveBack(@PathVariable String id, @RequestBody DraftGiveBackRequest request) {
        return answered(review.giveBack(Ids.parse(id), Objects.requireNonNullElse(request.text(), "")));
    }

    @ForRoles(Role.DESIGNER)
    @PostMapping("/deployment")
    @Operation(summary = "Make an approved draft live, and say why; again it answers which version it became")
    LiveVersion deploy(@PathVariable String id, @RequestBody DeployRequest request) {
        return new LiveVersion(release.deploy(Ids.parse(id), Objects.requireNonNullElse(request.reason(), "")));
    }

    @GetMapping("/remarks")
    @Operation(summary = "What people said of a draft, the oldest first")
    Page<DraftRemark> remarks(@PathVariable String id) {
        return new Page<>(
                review.remarks(Ids.parse(id)).stream().map(answers::remark).toList(), null);
    }

    @ForRoles(Role.DESIGNER)
    @Creates
    @PostMapping("/remarks")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Say something of a draft or an element in it, or answer what somebody said")
    DraftRemark remark(@PathVariable String id, @RequestBody RemarkRequest request) {
        var answered = request.answers() == null ? null : Ids.parse(request.answers());
        return answers.remark(review.remark(
                Ids.parse(id), request.element(), answered, Objects.requireNonNullElse(request.text(), "")));
    }

    private ResponseEntity<ProcessDraftAnswer> answered(ProcessDraft draft) {
        return ResponseEntity.ok().eTag(draft.revision().tag()).body(answers.draft(draft));
    }
}
