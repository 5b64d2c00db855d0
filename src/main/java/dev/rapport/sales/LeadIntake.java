package dev.rapport.sales;

import dev.rapport.access.Access;
import dev.rapport.access.Role;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes new leads in, from the screen, the API and files. Each starts the process {@code lead-assignment}. */
@Service
public class LeadIntake {

    private static final Role[] TAKERS = {Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN};

    private final Leads leads;
    private final LeadSources sources;
    private final SubjectNumbers numbers;
    private final ProcessOutbox outbox;
    private final ApplicationEventPublisher events;
    private final Access access;
    private final Clock clock;

    LeadIntake(
            Leads leads,
            LeadSources sources,
            SubjectNumbers numbers,
            ProcessOutbox outbox,
            ApplicationEventPublisher events,
            Access access,
            Clock clock) {
        this.leads = leads;
        this.sources = sources;
        this.numbers = numbers;
        this.outbox = outbox;
        this.events = events;
        this.access = access;
        this.clock = clock;
    }

    /** Takes the lead in; one whose external number is already here is refused as a conflict. */
    @Transactional
    public Lead open(NewLead fresh) {
        return openUnlessKnown(fresh)
                .orElseThrow(() -> Refused.conflict(
                        "sales.lead-known", String.valueOf(fresh.origin().external())));
    }

    /** Whether the asker may take leads in. */
    public boolean mayOpen() {
        return access.hasRole(TAKERS);
    }

    /** Takes the lead in; empty when its external number is already here. */
    @Transactional
    public Optional<Lead> openUnlessKnown(NewLead fresh) {
        access.requireRole(TAKERS);
        var external = fresh.origin().external();
        if (external != null && leads.withExternal(external).isPresent()) return Optional.empty();
        var lead = Lead.arrived(LeadId.next(), numbers.next(SalesKinds.LEAD), spelled(fresh), clock.instant());
        if (!leads.add(lead, fresh)) return Optional.empty();
        announce(lead);
        return Optional.of(lead);
    }

    /**
     * The number of the lead that this one is: of the same external number, of the same row of a file, or one still open
     * of the same name, phone or e-mail, and source.
     */
    Optional<String> known(NewLead fresh) {
        var external = fresh.origin().external();
        if (external != null) return leads.numberOfExternal(external);
        return leads.numberOfRow(fresh.row()).or(() -> leads.openAlike(spelled(fresh)));
    }

    private NewLead spelled(NewLead fresh) {
        var source = fresh.origin().source();
        return source == null ? fresh : fresh.from(sources.known(source));
    }

    private void announce(Lead lead) {
        var id = Ids.next();
        var subject = lead.id().subject();
        events.publishEvent(new SubjectOpened(
                id,
                subject,
                lead.createdAt(),
                SalesKinds.LEAD,
                lead.number(),
                lead.contact().name(),
                null,
                null,
                lead.origin().external()));
        outbox.publish(ProcessMessage.start(id, "lead-arrived", subject, Map.of()));
    }
}
