package dev.rapport.sales;

import dev.rapport.platform.Ids;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with an opportunity outside its tasks. */
@Service
public class OpportunityDesk {

    private final Opportunities opportunities;
    private final OpportunityQueries queries;
    private final OpportunityIntake intake;
    private final Sla sla;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OpportunityDesk(
            Opportunities opportunities,
            OpportunityQueries queries,
            OpportunityIntake intake,
            Sla sla,
            ApplicationEventPublisher events,
            Clock clock) {
        this.opportunities = opportunities;
        this.queries = queries;
        this.intake = intake;
        this.sla = sla;
        this.events = events;
        this.clock = clock;
    }

    /** Takes a lost opportunity up again, at that stage; its process runs anew from there. */
    @Transactional
    public Opportunity reopen(String numberOrId, Stage stage) {
        var subject = queries.get(numberOrId).id().subject();
        var now = clock.instant();
        var reopened = opportunities.take(subject).reopened(stage, now);
        opportunities.save(reopened);
        events.publishEvent(new OpportunityEvent.OpportunityReopened(Ids.next(), subject, now, stage));
        sla.record(subject, SlaEvent.of(now, SlaEvent.Kind.REOPENED));
        intake.run(reopened, "opportunity-reopened");
        return reopened;
    }
}
