package dev.rapport.customer.reviews.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.customer.quality.FaultLine;
import dev.rapport.customer.quality.Quality;
import dev.rapport.customer.reviews.DataReview;
import dev.rapport.customer.reviews.DataReviews;
import dev.rapport.customer.reviews.ReviewRhythm;
import dev.rapport.customer.reviews.ReviewState;
import dev.rapport.customer.reviews.Rhythm;
import dev.rapport.platform.Page;
import dev.rapport.platform.Revision;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
@RequestMapping("/api/v1/data-reviews")
class DataReviewsApi {

    /** @param check duplicate-phones, incomplete-names, invalid-contacts, outdated-tags or unclear-ownership */
    record ReviewRequest(@Nullable String check) {}

    /** @param rhythm weekly, monthly or quarterly; absent: no more reviews begin by themselves */
    record RhythmRequest(@Nullable String rhythm) {}

    /**
     * A look of those responsible at a check.
     *
     * @param rhythm weekly, monthly or quarterly; absent where a manager began it by hand
     * @param period first day of what is reviewed
     * @param state open, help, overdue, mended, accepted or nothing
     * @param owner id of who does it; absent while it waits in the team's queue
     * @param team key of the team that answers for the check
     * @param faultsBefore customers with a fault when it began
     * @param faultsAfter the same when it ended
     * @param why the reason to accept the rest, or what help is asked for
     */
    record ReviewAnswer(
            UUID id,
            String number,
            String check,
            @Nullable String rhythm,
            LocalDate period,
            String state,
            @Nullable UUID owner,
            @Nullable String team,
            Instant begunAt,
            LocalDate dueOn,
            long faultsBefore,
            @Nullable Long faultsAfter,
            @Nullable String why,
            @Nullable UUID endedBy,
            @Nullable Instant endedAt) {

        static ReviewAnswer of(DataReview review) {
            var rhythm = review.rhythm();
            var owner = review.owner();
            var by = review.endedBy();
            return new ReviewAnswer(
                    review.id().value(),
                    review.number(),
                    review.quality().word(),
                    rhythm == null ? null : rhythm.word(),
                    review.period(),
                    review.state().word(),
                    owner == null ? null : owner.value(),
                    review.team(),
                    review.begunAt(),
                    review.dueOn(),
                    review.before(),
                    review.after(),
                    review.why(),
                    by == null ? null : by.value(),
                    review.endedAt());
        }
    }

    /**
     * How a check is reviewed.
     *
     * @param rhythm weekly, monthly or quarterly; absent where no review begins by itself
     * @param nextOn the working day on which the next review begins
     * @param newest number of the review that began last
     * @param version to be sent as If-Match by whoever chooses another rhythm
     */
    record RhythmAnswer(
            String check,
            @Nullable String rhythm,
            @Nullable LocalDate nextOn,
            @Nullable String newest,
            String version) {

        static RhythmAnswer of(ReviewRhythm one) {
            var rhythm = one.rhythm();
            var newest = one.newest();
            return new RhythmAnswer(
                    one.quality().word(),
                    rhythm == null ? null : rhythm.word(),
                    one.nextOn(),
                    newest == null ? null : newest.number(),
                    one.revision().mark());
        }
    }

    /** @param what in a word, such as one-word or owner-left */
    record ReviewedFaultAnswer(
            String customer,
            String name,
            String what,
            Instant since,
            @Nullable String owner,
            @Nullable String team) {

        static ReviewedFaultAnswer of(FaultLine line) {
            return new ReviewedFaultAnswer(
                    line.customer().toString(),
                    line.name(),
                    line.flaw().word(),
                    line.since(),
                    line.owner(),
                    line.team());
        }
    }

    private final DataReviews reviews;

    DataReviewsApi(DataReviews reviews) {
        this.reviews = reviews;
    }

    @GetMapping
    @Operation(summary = "Reviews of data quality that the asker may see, the newest first")
    Page<ReviewAnswer> list(
            @RequestParam(required = false) @Nullable String check,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return reviews.list(
                        check == null ? null : Word.parse(Quality.class, check),
                        state == null ? null : Word.parse(ReviewState.class, state),
                        limit,
                        after)
                .map(ReviewAnswer::of);
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Begin a review of a check without waiting for its next period")
    ReviewAnswer begin(@RequestBody ReviewRequest request) {
        return ReviewAnswer.of(
                reviews.begin(Word.parse(Quality.class, Objects.requireNonNullElse(request.check(), ""))));
    }

    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @GetMapping("/rhythms")
    @Operation(summary = "How often each check is reviewed, and when the next time is")
    List<RhythmAnswer> rhythms() {
        return reviews.rhythms().stream().map(RhythmAnswer::of).toList();
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/rhythms/{check}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Choose how often a check is reviewed")
    void choose(
            @PathVariable String check,
            @RequestBody RhythmRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var rhythm = request.rhythm();
        reviews.choose(
                Word.parse(Quality.class, check),
                rhythm == null ? null : Word.parse(Rhythm.class, rhythm),
                Revision.ifMatch(read));
    }

    @GetMapping("/{review}")
    @Operation(summary = "One review, by its number or id")
    ReviewAnswer get(@PathVariable String review) {
        return ReviewAnswer.of(reviews.get(review));
    }

    @GetMapping("/{review}/faults")
    @Operation(summary = "Customers with a fault of the check now, the oldest first, for those who review it")
    Page<ReviewedFaultAnswer> faults(
            @PathVariable String review,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return reviews.faults(review, limit, after).map(ReviewedFaultAnswer::of);
    }
}
