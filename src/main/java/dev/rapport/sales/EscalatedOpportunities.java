package dev.rapport.sales;

import dev.rapport.access.Staff;
import dev.rapport.cases.CaseKind;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.escalation.EscalatedCases;
import dev.rapport.escalation.Level;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sales.OpportunityEvent.OpportunityAdvised;
import dev.rapport.sales.OpportunityEvent.OpportunityEscalated;
import dev.rapport.sales.OpportunityState.Open;
import java.time.Clock;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the escalation ladder does to opportunities. One has no priority of its own, so that of its tasks goes up. Nobody
 * complains of one in public, and only its owner moves it on.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EscalatedOpportunities implements EscalatedCases {

    private final Opportunities opportunities;
    private final OpportunityDesk desk;
    private final Sellers sellers;
    private final SalesStories stories;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EscalatedOpportunities(
            Opportunities opportunities,
            OpportunityDesk desk,
            Sellers sellers,
            SalesStories stories,
            Staff staff,
            ApplicationEventPublisher events,
            Clock clock) {
        this.opportunities = opportunities;
        this.desk = desk;
        this.sellers = sellers;
        this.stories = stories;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public CaseKind kind() {
        return SalesKinds.OPPORTUNITY;
    }

    @Override
    public String teamAbove(SubjectId subject) {
        return staff.teamAbove(opportunity(subject).team()).orElse(SalesForce.MANAGEMENT);
    }

    @Override
    public void climb(SubjectId subject, Level level, String team) {
        if (isOpen(opportunity(subject)))
            events.publishEvent(new OpportunityEscalated(Ids.next(), subject, clock.instant(), level, team));
    }

    @Override
    public boolean raisePriority(SubjectId subject) {
        return isOpen(opportunity(subject));
    }

    @Override
    public boolean handOver(SubjectId subject, UserId to) {
        var opportunity = opportunities.take(subject);
        if (!isOpen(opportunity) || !sellers.include(to)) return false;
        desk.handOver(subject, to, opportunity.team());
        return true;
    }

    @Override
    public void decide(SubjectId subject, TaskSubmission submission) {
        var opportunity = opportunities.take(subject);
        var by = submission.by();
        var note = CleanText.bodyOrNull(submission.text("note"));
        if (note != null)
            events.publishEvent(
                    new OpportunityAdvised(Ids.next(), subject, clock.instant(), by, note, opportunity.owner()));
        if (by != null && "own".equals(submission.text("decision"))) handOver(subject, by);
    }

    @Override
    public String story(SubjectId subject, Locale locale) {
        return stories.of(opportunity(subject), locale);
    }

    private static boolean isOpen(Opportunity opportunity) {
        return opportunity.state() instanceof Open;
    }

    private Opportunity opportunity(SubjectId subject) {
        return opportunities.find(OpportunityId.of(subject)).orElseThrow();
    }
}
