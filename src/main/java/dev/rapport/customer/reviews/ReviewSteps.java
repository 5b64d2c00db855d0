package dev.rapport.customer.reviews;

import dev.rapport.cases.SubjectOwned;
import dev.rapport.customer.quality.OpenFaults;
import dev.rapport.customer.reviews.ReviewEvent.FaultsAccepted;
import dev.rapport.customer.reviews.ReviewEvent.FaultsMended;
import dev.rapport.customer.reviews.ReviewEvent.NothingToReview;
import dev.rapport.customer.reviews.ReviewEvent.ReviewNeedsHelp;
import dev.rapport.customer.reviews.ReviewEvent.ReviewOverdue;
import dev.rapport.customer.reviews.ReviewEvent.ReviewReminded;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.WorkingDays;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What the process data-review does. */
@Component
class ReviewSteps {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final ReviewRows rows;
    private final Reviewers reviewers;
    private final OpenFaults faults;
    private final WorkingDays days;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewSteps(
            ReviewRows rows,
            Reviewers reviewers,
            OpenFaults faults,
            WorkingDays days,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.reviewers = reviewers;
        this.faults = faults;
        this.days = days;
        this.events = events;
        this.clock = clock;
    }

    Map<String, Object> prepare(SubjectId id) {
        var review = rows.locked(id);
        var team = review.team();
        return Map.of(
                "anythingWrong",
                review.before() > 0,
                "ownerId",
                Objects.toString(review.owner(), ""),
                "teamKeys",
                team == null ? List.of() : List.of(team),
                "remindAfter",
                until(review.remindOn()),
                "overdueAfter",
                until(days.after(review.dueOn(), 1)));
    }

    /** Work begins on that day, or has begun. */
    private String until(LocalDate day) {
        var left = Duration.between(clock.instant(), days.begins(day)).truncatedTo(ChronoUnit.SECONDS);
        return (left.compareTo(AT_ONCE) < 0 ? AT_ONCE : left).toString();
    }

    void nothing(SubjectId id) {
        var review = rows.locked(id);
        var now = clock.instant();
        end(
                review.ended(ReviewState.NOTHING, 0, null, null, now),
                new NothingToReview(Ids.next(), id, now, review.quality()));
    }

    void remind(SubjectId id) {
        var review = rows.locked(id);
        if (review.state() != ReviewState.OPEN) return;
        events.publishEvent(new ReviewReminded(
                Ids.next(),
                id,
                clock.instant(),
                review.quality(),
                days.begins(review.dueOn()),
                reviewers.people(review.owner(), review.team())));
    }

    /** Whether a manager must decide. */
    boolean record(SubjectId id, TaskSubmission said) {
        var review = rows.locked(id);
        var why = CleanText.bodyOrNull(said.text("why"));
        var now = clock.instant();
        return switch (Objects.requireNonNullElse(said.text("outcome"), "")) {
            case "help" -> {
                rows.save(review.inNeedOfHelp(Objects.requireNonNullElse(why, "–")));
                yield true;
            }
            case "mended" -> mended(review, said, now);
            default -> accepted(review, Objects.requireNonNullElse(why, "–"), said, now);
        };
    }

    private boolean mended(DataReview review, TaskSubmission said, Instant now) {
        var left = faults.of(review.quality());
        end(
                review.ended(ReviewState.MENDED, left, null, said.by(), now),
                new FaultsMended(Ids.next(), review.id(), now, said.by(), review.before(), left));
        return false;
    }

    private boolean accepted(DataReview review, String why, TaskSubmission said, Instant now) {
        var left = faults.of(review.quality());
        end(
                review.ended(ReviewState.ACCEPTED, left, why, said.by(), now),
                new FaultsAccepted(Ids.next(), review.id(), now, said.by(), review.before(), left, why));
        return false;
    }

    private void end(DataReview ended, DomainEvent told) {
        rows.save(ended);
        events.publishEvent(ended.stands());
        events.publishEvent(told);
    }

    /** To a manager, who gets to know why. Gives their id. */
    String pass(SubjectId id) {
        var review = rows.locked(id);
        var manager = reviewers.manager(review.team(), review.owner()).orElse(null);
        var passed = review.passedTo(manager);
        var now = clock.instant();
        rows.save(passed);
        events.publishEvent(passed.stands());
        events.publishEvent(new SubjectOwned(id, passed.owner(), passed.team()));
        events.publishEvent(
                passed.state() == ReviewState.HELP
                        ? new ReviewNeedsHelp(
                                Ids.next(),
                                id,
                                now,
                                passed.quality(),
                                Objects.requireNonNullElse(passed.why(), "–"),
                                manager)
                        : new ReviewOverdue(Ids.next(), id, now, passed.quality(), manager));
        return Objects.toString(manager, "");
    }
}
