package dev.rapport.sales;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Role;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.engine.WorkHandedOver;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sales.OpportunityEvent.OpportunityHandedOver;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with an opportunity outside its tasks. */
@Service
public class OpportunityDesk {

    private static final Role[] MAY_REOPEN = {Role.SALES, Role.MANAGER, Role.ADMIN};

    private final Opportunities opportunities;
    private final OpportunityQueries queries;
    private final OpportunityIntake intake;
    private final Sla sla;
    private final Sellers sellers;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OpportunityDesk(
            Opportunities opportunities,
            OpportunityQueries queries,
            OpportunityIntake intake,
            Sla sla,
            Sellers sellers,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.opportunities = opportunities;
        this.queries = queries;
        this.intake = intake;
        this.sla = sla;
        this.sellers = sellers;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** Gives an open opportunity to somebody else who sells; the age of its stage stays. For managers. */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Transactional
    public Opportunity handOver(SubjectId id, UserId owner, String team) {
        var opportunity = opportunities.take(id);
        sellers.require(owner);
        sellers.requireTeam(team);
        var now = clock.instant();
        var given = opportunity.heldBy(owner, team);
        opportunities.saveOwner(given);
        sla.record(id, new SlaEvent(now, SlaEvent.Kind.ASSIGNED, null, owner, team));
        sla.reassess(id, OpportunityStages.facts(given, given.state().stage()));
        events.publishEvent(new SubjectOwned(id, owner, team));
        events.publishEvent(new OpportunityHandedOver(Ids.next(), id, now, opportunity.owner(), owner, team));
        events.publishEvent(new WorkHandedOver(id, OpportunityStages.TASKS, owner, team));
        return given;
    }

    /** Whether the asker sells, or leads those who do, and the opportunity is theirs or their team's. */
    @ForEverybody("tells only what the asker may")
    public boolean mayReopen(Opportunity opportunity) {
        return access.hasRole(MAY_REOPEN) && access.hasSight(opportunity.owner(), opportunity.team());
    }

    /** Takes a lost opportunity up again, at that stage; its process runs anew from there. For those who sell. */
    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    @Transactional
    public Opportunity reopen(String numberOrId, Stage stage) {
        var subject = queries.get(numberOrId).id().subject();
        var lost = opportunities.take(subject);
        access.requireSight(lost.owner(), lost.team());
        var now = clock.instant();
        var reopened = lost.reopened(stage, now);
        opportunities.save(reopened);
        events.publishEvent(new OpportunityEvent.OpportunityReopened(Ids.next(), subject, now, stage));
        sla.record(subject, SlaEvent.of(now, SlaEvent.Kind.REOPENED));
        intake.run(reopened, "opportunity-reopened");
        return reopened;
    }
}
