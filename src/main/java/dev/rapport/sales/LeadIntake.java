package dev.rapport.sales;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.customer.Consents;
import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.imports.BroughtCases;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes new leads in, from the screen, the API and files. Each starts the process {@code lead-assignment}. */
@Service
public class LeadIntake {

    private static final Role[] TAKERS = {Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN};

    private final Leads leads;
    private final LeadsKnown known;
    private final LeadSources sources;
    private final SubjectNumbers numbers;
    private final ProcessOutbox outbox;
    private final ApplicationEventPublisher events;
    private final Consents consents;
    private final BroughtCases brought;
    private final Access access;
    private final Clock clock;

    LeadIntake(
            Leads leads,
            LeadsKnown known,
            LeadSources sources,
            SubjectNumbers numbers,
            ProcessOutbox outbox,
            ApplicationEventPublisher events,
            Consents consents,
            BroughtCases brought,
            Access access,
            Clock clock) {
        this.consents = consents;
        this.brought = brought;
        this.leads = leads;
        this.known = known;
        this.sources = sources;
        this.numbers = numbers;
        this.outbox = outbox;
        this.events = events;
        this.access = access;
        this.clock = clock;
    }

    /** Takes the lead in; one whose external number is already here is refused as a conflict. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public Lead open(NewLead fresh) {
        return openUnlessKnown(fresh)
                .orElseThrow(() -> Refused.conflict(
                        "sales.lead-known", String.valueOf(fresh.origin().external())));
    }

    /**
     * Takes in a lead of what somebody wrote; whoever asks must be allowed to.
     *
     * @param customer who it is, where that is known
     * @param cause what it came of
     */
    Lead open(NewLead fresh, @Nullable CustomerId customer, SubjectId cause) {
        var row = spelled(fresh);
        var arrived = Lead.arrived(LeadId.next(), numbers.next(SalesKinds.LEAD), row, clock.instant());
        var lead = customer == null ? arrived : arrived.ofCustomer(customer);
        leads.add(Map.of(lead, row));
        outbox.publish(announced(lead, cause));
        return lead;
    }

    /** Whether the asker may take leads in. */
    @ForEverybody("tells only what the asker may")
    public boolean mayOpen() {
        return access.hasRole(TAKERS);
    }

    /** Takes the lead in; empty when its external number is already here. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public Optional<Lead> openUnlessKnown(NewLead fresh) {
        if (fresh.origin().external() != null && !known.numbers(List.of(fresh)).isEmpty()) return Optional.empty();
        return open(List.of(spelled(fresh))).stream().findFirst();
    }

    /**
     * Takes in the leads of a file's rows, no two of the same person; gives the numbers of those that are here already: of
     * the same external number, of the same row, or one still open of the same name, phone or e-mail, and source.
     *
     * @param takeKnown whether one without an external number is taken in all the same
     * @param run the import that brings them
     */
    @Transactional
    Map<NewLead, String> openUnlessKnown(List<NewLead> rows, boolean takeKnown, @Nullable UUID run) {
        access.requireRole(TAKERS);
        var spellings = new HashMap<String, String>();
        var spelled = rows.stream().map(row -> spelled(row, spellings)).toList();
        var sought = takeKnown
                ? spelled.stream()
                        .filter(row -> row.origin().external() != null)
                        .toList()
                : spelled;
        var here = known.numbers(sought);
        var fresh = open(spelled.stream().filter(row -> !here.containsKey(row)).toList());
        brought.remember(run, fresh.stream().map(lead -> lead.id().subject()).toList());
        forbid(here);
        var answers = new HashMap<NewLead, String>();
        for (var i = 0; i < rows.size(); i++) {
            var number = here.get(spelled.get(i));
            if (number != null) answers.put(rows.get(i), number);
        }
        return answers;
    }

    /** What a row of a lead that is here says about not being contacted is kept all the same. */
    private void forbid(Map<NewLead, String> here) {
        var said = new HashMap<String, Map<String, String>>();
        here.forEach((row, number) -> {
            var facts = LeadRefusals.in(row.origin().facts());
            if (!facts.isEmpty()) said.put(number, facts);
        });
        leads.forbid(said).forEach(lead -> refuse(lead));
    }

    private void refuse(Lead lead) {
        var customer = lead.customer();
        if (customer != null) consents.refuse(LeadRefusals.of(lead, customer));
    }

    private List<Lead> open(List<NewLead> rows) {
        if (rows.isEmpty()) return List.of();
        var free = numbers.next(SalesKinds.LEAD, rows.size()).iterator();
        var fresh = new LinkedHashMap<Lead, NewLead>();
        rows.forEach(row -> fresh.put(Lead.arrived(LeadId.next(), free.next(), row, clock.instant()), row));
        var added = leads.add(fresh);
        outbox.publish(added.stream().map(lead -> announced(lead, null)).toList());
        return added;
    }

    private NewLead spelled(NewLead fresh) {
        return spelled(fresh, new HashMap<>());
    }

    private NewLead spelled(NewLead fresh, Map<String, String> spellings) {
        var source = fresh.origin().source();
        return source == null ? fresh : fresh.from(spellings.computeIfAbsent(source, sources::known));
    }

    private ProcessMessage announced(Lead lead, @Nullable SubjectId cause) {
        var id = Ids.next();
        var subject = lead.id().subject();
        events.publishEvent(new SubjectOpened(
                id,
                subject,
                lead.createdAt(),
                SalesKinds.LEAD,
                lead.number(),
                lead.contact().name(),
                lead.customer(),
                cause,
                lead.origin().external()));
        return ProcessMessage.start(id, "lead-arrived", subject, Map.of());
    }
}
