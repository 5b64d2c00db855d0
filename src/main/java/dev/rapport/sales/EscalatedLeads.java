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
import dev.rapport.sales.LeadEvent.LeadAdvised;
import dev.rapport.sales.LeadEvent.LeadEscalated;
import dev.rapport.sales.LeadState.Assigned;
import java.time.Clock;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the escalation ladder does to leads. A lead has no priority of its own, so that of its task goes up. Nobody
 * complains of one in public, and only its owner can end it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EscalatedLeads implements EscalatedCases {

    private final Leads leads;
    private final LeadDesk desk;
    private final Sellers sellers;
    private final SalesStories stories;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EscalatedLeads(
            Leads leads,
            LeadDesk desk,
            Sellers sellers,
            SalesStories stories,
            Staff staff,
            ApplicationEventPublisher events,
            Clock clock) {
        this.leads = leads;
        this.desk = desk;
        this.sellers = sellers;
        this.stories = stories;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public CaseKind kind() {
        return SalesKinds.LEAD;
    }

    @Override
    public String teamAbove(SubjectId subject) {
        return lead(subject).team().flatMap(staff::teamAbove).orElse(SalesForce.MANAGEMENT);
    }

    @Override
    public void climb(SubjectId subject, Level level, String team) {
        if (isWorkedOn(lead(subject)))
            events.publishEvent(new LeadEscalated(Ids.next(), subject, clock.instant(), level, team));
    }

    @Override
    public boolean raisePriority(SubjectId subject) {
        return isWorkedOn(lead(subject));
    }

    @Override
    public boolean handOver(SubjectId subject, UserId to) {
        var lead = leads.take(subject);
        if (!isWorkedOn(lead) || !sellers.include(to)) return false;
        desk.handOver(subject, to, lead.team().orElseThrow());
        return true;
    }

    @Override
    public void decide(SubjectId subject, TaskSubmission submission) {
        var lead = leads.take(subject);
        var by = submission.by();
        var note = CleanText.bodyOrNull(submission.text("note"));
        if (note != null)
            events.publishEvent(new LeadAdvised(
                    Ids.next(), subject, clock.instant(), by, note, lead.owner().orElse(null)));
        if (by != null && "own".equals(submission.text("decision"))) handOver(subject, by);
    }

    @Override
    public String story(SubjectId subject, Locale locale) {
        return stories.of(lead(subject), locale);
    }

    private static boolean isWorkedOn(Lead lead) {
        return lead.state() instanceof Assigned;
    }

    private Lead lead(SubjectId subject) {
        return leads.find(LeadId.of(subject)).orElseThrow();
    }
}
