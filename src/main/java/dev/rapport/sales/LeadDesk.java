package dev.rapport.sales;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.engine.WorkHandedOver;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sales.LeadEvent.LeadHandedOver;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with a lead outside its task. */
@Service
public class LeadDesk {

    private static final Set<String> WORK = Set.of("Task_ContactLead");

    private final Leads leads;
    private final LeadLoads loads;
    private final LeadQueue queue;
    private final ContactClock contactClock;
    private final Sellers sellers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LeadDesk(
            Leads leads,
            LeadLoads loads,
            LeadQueue queue,
            ContactClock contactClock,
            Sellers sellers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.leads = leads;
        this.loads = loads;
        this.queue = queue;
        this.contactClock = contactClock;
        this.sellers = sellers;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Gives a lead that somebody works on to somebody else who sells; its time to the first contact goes on. For
     * managers.
     */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Transactional
    public Lead handOver(SubjectId id, UserId owner, String team) {
        var lead = leads.take(id);
        sellers.require(owner);
        sellers.requireTeam(team);
        var now = clock.instant();
        var given = lead.heldBy(owner, team, now);
        var before = lead.owner().orElseThrow();
        leads.saveRouting(given, List.of(), now);
        contactClock.changesHands(given, now);
        events.publishEvent(new SubjectOwned(id, owner, team));
        events.publishEvent(new LeadHandedOver(Ids.next(), id, now, before, owner, team));
        events.publishEvent(new WorkHandedOver(id, WORK, owner, team));
        queue.wake(1);
        loads.move(before, owner, now); // last, because others wait for the rows
        return given;
    }
}
