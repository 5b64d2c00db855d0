package dev.rapport.sales;

import dev.rapport.access.Staff;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.sales.OpportunityEvent.FollowUpReminded;
import dev.rapport.sales.OpportunityEvent.OpportunityLost;
import dev.rapport.sales.OpportunityEvent.OpportunityPaid;
import dev.rapport.sales.OpportunityEvent.OpportunityWon;
import dev.rapport.sales.OpportunityEvent.StageEntered;
import dev.rapport.sales.OpportunityEvent.StageOwnerReminded;
import dev.rapport.sales.OpportunityEvent.StageTookTooLong;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaFacts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of the process {@code opportunity}: stages, their ages, and the end. */
@Service
@Transactional
class OpportunityStages {

    /** Ids of the elements whose tasks are the owner's. */
    static final Set<String> TASKS =
            Arrays.stream(Stage.values()).map(OpportunityStages::task).collect(Collectors.toUnmodifiableSet());

    private final Opportunities opportunities;
    private final Sla sla;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OpportunityStages(
            Opportunities opportunities, Sla sla, Staff staff, ApplicationEventPublisher events, Clock clock) {
        this.opportunities = opportunities;
        this.sla = sla;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /** Whose the stage's work is: it may have changed hands since the stage before. */
    Map<String, Object> enter(SubjectId id, Stage stage) {
        var now = clock.instant();
        var opportunity = opportunities.take(id).entered(stage, now);
        opportunities.save(opportunity);
        sla.reassess(id, facts(opportunity, stage));
        sla.record(id, staged(now, SlaEvent.Kind.STAGE_ENTERED, stage));
        events.publishEvent(new StageEntered(Ids.next(), id, now, stage));
        return Map.of("ownerId", opportunity.owner().toString(), "teamKey", opportunity.team());
    }

    /** Keeps what was learnt in the stage. */
    void leave(SubjectId id, Stage stage, TaskSubmission learnt) {
        var opportunity = opportunities.take(id);
        var amount = number(learnt, "amount");
        var discount = number(learnt, "discountPercent");
        if (amount.isPresent())
            opportunity = opportunity.worth(
                    new Money(amount.get(), opportunity.amount().currency()));
        if (discount.isPresent()) opportunity = opportunity.discounted(discount.get(), learnt.by());
        opportunities.save(opportunity);
        var now = clock.instant();
        var paid = number(learnt, "paidAmount");
        if (paid.isPresent())
            events.publishEvent(new OpportunityPaid(
                    Ids.next(),
                    id,
                    now,
                    paid.get(),
                    opportunity.price().amount(),
                    opportunity.amount().currency().getCurrencyCode(),
                    learnt.text("waivedReason")));
        sla.record(id, staged(now, SlaEvent.Kind.STAGE_LEFT, stage));
    }

    void win(SubjectId id) {
        var now = clock.instant();
        opportunities.save(opportunities.take(id).won(now));
        sla.record(id, SlaEvent.of(now, SlaEvent.Kind.CLOSED));
        events.publishEvent(new OpportunityWon(Ids.next(), id, now));
    }

    void lose(SubjectId id, TaskSubmission said) {
        var now = clock.instant();
        var reason =
                Optional.ofNullable(said.text("lostReason")).orElseThrow(() -> Refused.invalid("sales.reason-missing"));
        var opportunity = opportunities.take(id);
        opportunities.save(opportunity.lost(reason, now));
        sla.record(id, SlaEvent.of(now, SlaEvent.Kind.CLOSED));
        events.publishEvent(
                new OpportunityLost(Ids.next(), id, now, opportunity.state().stage(), reason));
    }

    void remindFollowUp(SubjectId id) {
        var opportunity = opportunities.take(id);
        events.publishEvent(new FollowUpReminded(Ids.next(), id, clock.instant(), opportunity.owner()));
    }

    void remindOwner(SubjectId id) {
        var opportunity = opportunities.take(id);
        events.publishEvent(new StageOwnerReminded(
                Ids.next(), id, clock.instant(), opportunity.state().stage(), opportunity.owner()));
    }

    void tellManager(SubjectId id) {
        var opportunity = opportunities.take(id);
        var manager = staff.leadOf(opportunity.team()).orElse(null);
        events.publishEvent(new StageTookTooLong(
                Ids.next(), id, clock.instant(), opportunity.state().stage(), manager));
    }

    static SlaFacts facts(Opportunity opportunity, Stage stage) {
        return SlaFacts.of("opportunity").withTeam(opportunity.team()).withStage(stage.key());
    }

    private static String task(Stage stage) {
        return "Task_" + stage.name().charAt(0) + stage.key().substring(1);
    }

    private static Optional<BigDecimal> number(TaskSubmission submission, String field) {
        return Optional.ofNullable(submission.text(field)).map(BigDecimal::new);
    }

    private static SlaEvent staged(Instant at, SlaEvent.Kind kind, Stage stage) {
        return new SlaEvent(at, kind, stage.key(), null, null);
    }
}
