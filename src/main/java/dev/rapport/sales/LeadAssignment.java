package dev.rapport.sales;

import dev.rapport.access.Staff;
import dev.rapport.cases.CaseLinks;
import dev.rapport.cases.CustomerLearnt;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.cases.Subjects;
import dev.rapport.cases.Tie;
import dev.rapport.contact.CaseMerged;
import dev.rapport.customer.Consents;
import dev.rapport.customer.Customers;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.sales.LeadEvent.LeadAskedAgain;
import dev.rapport.sales.LeadEvent.LeadAssigned;
import dev.rapport.sales.LeadEvent.LeadLeftWaiting;
import dev.rapport.sales.LeadEvent.LeadMerged;
import dev.rapport.sales.LeadEvent.LeadOwnerReminded;
import dev.rapport.sales.LeadEvent.LeadScored;
import dev.rapport.sales.LeadEvent.LeadTakenBack;
import dev.rapport.sales.LeadState.Assigned;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of the process {@code lead-assignment} up to the lead's first contact. */
@Service
@Transactional
class LeadAssignment {

    private final Leads leads;
    private final LeadScoring scoring;
    private final LeadDuplicates duplicates;
    private final LeadRouting routing;
    private final LeadLoads loads;
    private final LeadQueue queue;
    private final ContactClock contactClock;
    private final Customers customers;
    private final Consents consents;
    private final Staff staff;
    private final CaseLinks links;
    private final Subjects subjects;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LeadAssignment(
            Leads leads,
            LeadScoring scoring,
            LeadDuplicates duplicates,
            LeadRouting routing,
            LeadLoads loads,
            LeadQueue queue,
            ContactClock contactClock,
            Customers customers,
            Consents consents,
            Staff staff,
            CaseLinks links,
            Subjects subjects,
            ApplicationEventPublisher events,
            Clock clock) {
        this.leads = leads;
        this.scoring = scoring;
        this.duplicates = duplicates;
        this.routing = routing;
        this.loads = loads;
        this.queue = queue;
        this.contactClock = contactClock;
        this.customers = customers;
        this.consents = consents;
        this.staff = staff;
        this.links = links;
        this.subjects = subjects;
        this.events = events;
        this.clock = clock;
    }

    void score(SubjectId id) {
        var lead = leads.take(id);
        var score = scoring.score(lead);
        leads.saveScore(lead.scored(score).id(), score);
        events.publishEvent(new LeadScored(Ids.next(), id, clock.instant(), score.points(), score.band()));
    }

    /**
     * The lead that already stands for the same interest, linked with it so that it does not go before they are one;
     * otherwise notes whose lead it is, where that is known.
     */
    Optional<LeadId> findDuplicate(SubjectId id) {
        var lead = leads.take(id);
        var existing = duplicates.of(lead).filter(found -> subjects.keep(found.subject()));
        existing.ifPresent(found -> links.note(id, Tie.DUPLICATE_OF, found.subject()));
        if (existing.isEmpty()) {
            var said = Optional.ofNullable(lead.customer());
            var found = said.isPresent()
                    ? said
                    : customers.known(lead.contact().names(), lead.contact().points());
            leads.saveChecked(lead.id(), found.orElse(null));
            found.filter(known -> said.isEmpty()).ifPresent(known -> {
                consents.refuse(LeadRefusals.of(lead, known));
                events.publishEvent(new CustomerLearnt(Ids.next(), id, clock.instant(), known));
            });
        }
        return existing;
    }

    void merge(SubjectId id, LeadId into) {
        var now = clock.instant();
        var lead = leads.take(id);
        var existing = leads.find(into).orElseThrow();
        leads.save(lead.mergedInto(existing.id(), now));
        var forbidden = LeadRefusals.in(lead.origin().facts());
        if (!forbidden.isEmpty()) leads.forbid(Map.of(existing.number(), forbidden));
        var customer = existing.customer();
        if (customer != null) consents.refuse(LeadRefusals.of(lead, customer));
        events.publishEvent(new LeadMerged(Ids.next(), id, now, into.subject(), existing.number()));
        events.publishEvent(new LeadAskedAgain(Ids.next(), into.subject(), now, id, lead.number()));
        links.note(id, Tie.DUPLICATE_OF, into.subject());
        events.publishEvent(new CaseMerged(id, into.subject(), now));
    }

    /** Gives the lead to whom the rules choose, or leaves it waiting; one that has an owner stays theirs. */
    Lead route(SubjectId id) {
        var now = clock.instant();
        var lead = leads.take(id);
        if (lead.state() instanceof Assigned) return lead;
        var choice = routing.choose(lead, now);
        var owner = choice.owner();
        var routed = owner == null ? lead.waiting() : lead.assignedTo(owner.id(), owner.team(), now);
        leads.saveRouting(routed, choice.reasons(), now);
        if (routed.state() instanceof Assigned assigned) {
            events.publishEvent(new SubjectOwned(id, assigned.owner(), assigned.team()));
            events.publishEvent(new LeadAssigned(Ids.next(), id, now, assigned.owner(), assigned.team()));
            contactClock.starts(routed, assigned);
        }
        return routed;
    }

    /** Tells the manager, once a day for the same lead. */
    void tellManager(SubjectId id) {
        var now = clock.instant();
        if (queue.noteTold(LeadId.of(id), now))
            events.publishEvent(new LeadLeftWaiting(
                    Ids.next(), id, now, staff.leadOf(SalesForce.TEAM).orElse(null)));
    }

    void remindOwner(SubjectId id) {
        leads.take(id)
                .owner()
                .ifPresent(owner -> events.publishEvent(new LeadOwnerReminded(Ids.next(), id, clock.instant(), owner)));
    }

    /** Takes the lead from its owner, unless the clock that ran out was an earlier owner's and is told once more. */
    void takeBack(SubjectId id, String metric) {
        var now = clock.instant();
        var lead = leads.take(id);
        if (!contactClock.measures(lead, metric)) return;
        var back = lead.takenBack();
        leads.save(back);
        contactClock.stops(lead, now);
        lead.owner().ifPresent(owner -> {
            loads.remove(owner);
            events.publishEvent(new SubjectOwned(id, null, null));
            events.publishEvent(new LeadTakenBack(Ids.next(), id, now, owner));
        });
    }
}
