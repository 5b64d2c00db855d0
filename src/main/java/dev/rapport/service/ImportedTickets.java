package dev.rapport.service;

import dev.rapport.access.Staff;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.service.LogMapping.Role;
import dev.rapport.service.Ticket.Origin;
import dev.rapport.service.Ticket.Request;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaFacts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Keeps tickets of another system, with their past in the SLA log. They are history: no process is started for them,
 * and nobody is warned. One that was still open there stays open here until somebody solves it.
 */
@Component
class ImportedTickets {

    private static final String NOBODY = "unknown";

    private final Tickets tickets;
    private final Customers customers;
    private final Staff staff;
    private final Sla sla;
    private final SubjectNumbers numbers;
    private final ApplicationEventPublisher events;

    ImportedTickets(
            Tickets tickets,
            Customers customers,
            Staff staff,
            Sla sla,
            SubjectNumbers numbers,
            ApplicationEventPublisher events) {
        this.tickets = tickets;
        this.customers = customers;
        this.staff = staff;
        this.sla = sla;
        this.numbers = numbers;
        this.events = events;
    }

    /** A case that has been understood. */
    record Past(LogMapping mapping, LogCase found, String name, LogReplay replay) {

        /** What the case last said of it. */
        @Nullable
        String last(Role role) {
            return found.events().reversed().stream()
                    .map(event -> mapping.value(role, found, event))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        String within(String name) {
            return mapping.source().isEmpty() ? name : mapping.source() + ":" + name;
        }
    }

    /** Adds the ticket; does nothing when it is there already. */
    void add(Past past) {
        var origin = new Origin(past.mapping().source(), past.name(), past.last(Role.PRODUCT), past.last(Role.PERSON));
        if (tickets.has(origin)) return;
        var ticket = ticket(past, origin);
        tickets.add(ticket);
        events.publishEvent(new SubjectOpened(
                Ids.next(),
                ticket.id(),
                ticket.openedAt(),
                ServiceKinds.TICKET,
                ticket.number(),
                ticket.request().subject(),
                ticket.request().customer(),
                null,
                past.name()));
        events.publishEvent(
                new SubjectOwned(ticket.id(), ticket.owner(), ticket.triage().team()));
        sla.open(ticket.id(), past.name(), facts(past, ticket), past.replay().history(), false);
    }

    private Ticket ticket(Past past, Origin origin) {
        var called = origin.product() == null ? past.name() : past.name() + " · " + origin.product();
        var subject = Objects.requireNonNullElse(CleanText.lineOrNull(called), past.name());
        var owner =
                origin.person() == null ? null : staff.byName(origin.person()).orElse(null);
        return new Ticket(
                SubjectId.next(),
                numbers.next(ServiceKinds.TICKET),
                origin,
                new Request(customer(past), subject, "", Channel.IMPORT, false),
                new Triage(null, Priority.of(past.last(Role.PRIORITY)), team(past)),
                owner == null ? null : owner.id(),
                Rung.NONE,
                past.replay().firstReplyAt(),
                past.replay().openedAt(),
                past.replay().state());
    }

    private CustomerId customer(Past past) {
        var name = Objects.requireNonNullElse(past.last(Role.CUSTOMER), NOBODY);
        var external = past.within(name);
        return customers
                .byExternal(name)
                .or(() -> customers.byExternal(external))
                .or(() -> customers.onlyFirmNamed(name))
                .orElseGet(() -> customers
                        .bring(
                                new NewCustomer(
                                        NewCustomer.Kind.ORGANISATION, name, external, null, null, List.of(), Map.of()),
                                external)
                        .id());
    }

    /** A team that is none of ours keeps its tickets with the intake team. */
    private String team(Past past) {
        var team = past.last(Role.TEAM);
        return team != null && staff.team(team).isPresent() ? team : Triage.INTAKE;
    }

    /** A priority in words of the other system is told to the policy rules as it is. */
    private SlaFacts facts(Past past, Ticket ticket) {
        var priority = ticket.triage().priority();
        return new SlaFacts(
                "ticket",
                null,
                priority == null ? past.last(Role.PRIORITY) : priority.word(),
                null,
                Channel.IMPORT.word(),
                ticket.triage().team(),
                null);
    }
}
