package dev.rapport.customer.reviews;

import dev.rapport.cases.SubjectNumbers;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.customer.quality.OpenFaults;
import dev.rapport.customer.quality.Quality;
import dev.rapport.customer.reviews.ReviewEvent.NextReviewLeftOut;
import dev.rapport.customer.reviews.ReviewEvent.ReviewBegan;
import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.WorkingDays;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins reviews when their period has begun, on a working day. */
@Component
class ReviewStart {

    private final RhythmRows rhythms;
    private final ReviewRows rows;
    private final Reviewers reviewers;
    private final OpenFaults faults;
    private final WorkingDays days;
    private final SubjectNumbers numbers;
    private final ProcessOutbox outbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewStart(
            RhythmRows rhythms,
            ReviewRows rows,
            Reviewers reviewers,
            OpenFaults faults,
            WorkingDays days,
            SubjectNumbers numbers,
            ProcessOutbox outbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rhythms = rhythms;
        this.rows = rows;
        this.reviewers = reviewers;
        this.faults = faults;
        this.days = days;
        this.numbers = numbers;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One review and its next day in one transaction: what was killed was not committed. Of several periods that passed while
     * the product was off, the last is reviewed.
     */
    @Scheduled(fixedDelayString = "${rapport.quality.review-scan:1m}", initialDelayString = "30s")
    @Transactional
    public void beginDue() {
        var today = days.today();
        for (var due : rhythms.due(today)) {
            var period = last(due, today);
            if (days.onOrAfter(period).isAfter(today)) continue;
            rhythms.next(due.quality(), due.rhythm().nextAfter(period));
            if (begin(due.quality(), due.rhythm(), period).isEmpty()) leaveOut(due.quality());
        }
    }

    private static LocalDate last(RhythmRows.Kept due, LocalDate today) {
        var period = due.nextPeriod();
        for (var next = due.rhythm().nextAfter(period);
                !next.isAfter(today);
                next = due.rhythm().nextAfter(next)) period = next;
        return period;
    }

    private void leaveOut(Quality quality) {
        rows.open(quality)
                .ifPresent(open -> events.publishEvent(
                        new NextReviewLeftOut(Ids.next(), open.id(), clock.instant(), days.begins(open.dueOn()))));
    }

    /** Empty where the check has an open one, or had one of the period. */
    Optional<DataReview> begin(Quality quality, @Nullable Rhythm rhythm, LocalDate period) {
        var now = Instants.now(clock); // as the database keeps it
        var today = days.today();
        var many = faults.of(quality);
        var holder = reviewers.of(quality);
        var pace = rhythm == null ? Rhythm.MONTHLY : rhythm;
        var review = new DataReview(
                SubjectId.next(),
                numbers.next(ReviewKind.REVIEW),
                quality,
                rhythm,
                period,
                ReviewState.OPEN,
                holder.owner(),
                holder.team(),
                now,
                days.after(today, pace.daysToRemind()),
                days.after(today, pace.daysToDue()),
                many,
                null,
                null,
                null,
                null);
        if (!rows.add(review)) return Optional.empty();
        tell(review, many == 0 ? List.of() : reviewers.people(holder.owner(), holder.team()));
        outbox.publish(ProcessMessage.start(Ids.next(), "data-review-begun", review.id(), Map.of()));
        return Optional.of(review);
    }

    private void tell(DataReview review, List<UserId> people) {
        var id = review.id();
        var at = review.begunAt();
        events.publishEvent(new SubjectOpened(
                Ids.next(),
                id,
                at,
                ReviewKind.REVIEW,
                review.number(),
                review.quality().word(),
                null,
                null,
                null));
        events.publishEvent(new SubjectOwned(id, review.owner(), review.team()));
        events.publishEvent(new ReviewBegan(
                Ids.next(), id, at, review.quality(), review.before(), days.begins(review.dueOn()), people));
    }
}
