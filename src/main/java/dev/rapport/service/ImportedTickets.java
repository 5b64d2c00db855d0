package dev.rapport.service;

import dev.rapport.access.Staff;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.imports.BroughtCases;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.service.LogMapping.Role;
import dev.rapport.service.Ticket.Origin;
import dev.rapport.service.Ticket.Request;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaFacts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final BroughtCases brought;
    private final ApplicationEventPublisher events;

    ImportedTickets(
            Tickets tickets,
            Customers customers,
            Staff staff,
            Sla sla,
            SubjectNumbers numbers,
            BroughtCases brought,
            ApplicationEventPublisher events) {
        this.tickets = tickets;
        this.customers = customers;
        this.staff = staff;
        this.sla = sla;
        this.numbers = numbers;
        this.brought = brought;
        this.events = events;
    }

    /** A customer as the file calls it, and by the name that no other system has for it. */
    private record Giver(String name, String external) {}

    /**
     * A case that has been understood.
     *
     * @param run the import that brings it
     */
    record Past(
            LogMapping mapping,
            LogCase found,
            String name,
            LogReplay replay,
            @Nullable UUID run) {

        /** What the case last said of it. */
        @Nullable
        String last(Role role) {
            return found.events().reversed().stream()
                    .map(event -> mapping.value(role, found, event))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        Origin origin() {
            return new Origin(mapping.source(), name, last(Role.PRODUCT), last(Role.PERSON));
        }

        Tickets.Known key() {
            return new Tickets.Known(mapping.source(), name);
        }

        Giver giver() {
            var called = Objects.requireNonNullElse(last(Role.CUSTOMER), NOBODY);
            return new Giver(called, mapping.source().isEmpty() ? called : mapping.source() + ":" + called);
        }
    }

    /** Adds the tickets that are not here already, no two the same; gives those that were not here before. */
    List<Past> add(List<Past> all) {
        var known = tickets.known(all.stream().map(Past::key).toList());
        var fresh = all.stream().filter(past -> !known.contains(past.key())).toList();
        if (fresh.isEmpty()) return fresh;
        var givers = customers(fresh);
        var teams = staff.teams().keySet();
        var free = numbers.next(ServiceKinds.TICKET, fresh.size()).iterator();
        var added = new LinkedHashMap<Past, Ticket>();
        fresh.forEach(past ->
                added.put(past, ticket(past, free.next(), Objects.requireNonNull(givers.get(past.giver())), teams)));
        tickets.add(added.values());
        brought.remember(
                fresh.getFirst().run(), added.values().stream().map(Ticket::id).toList());
        added.forEach(this::announce);
        sla.open(added.entrySet().stream()
                .map(one -> opening(one.getKey(), one.getValue()))
                .toList());
        return fresh;
    }

    private void announce(Past past, Ticket ticket) {
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
        events.publishEvent(ticket.stands());
    }

    private Sla.Opening opening(Past past, Ticket ticket) {
        return new Sla.Opening(
                ticket.id(), past.name(), facts(past, ticket), past.replay().history(), false);
    }

    private Ticket ticket(Past past, String number, CustomerId customer, Set<String> teams) {
        var origin = past.origin();
        var called = origin.product() == null ? past.name() : past.name() + " · " + origin.product();
        var subject = Objects.requireNonNullElse(CleanText.lineOrNull(called), past.name());
        var owner =
                origin.person() == null ? null : staff.byName(origin.person()).orElse(null);
        return new Ticket(
                SubjectId.next(),
                number,
                origin,
                new Request(customer, subject, "", Channel.IMPORT, false),
                new Triage(null, Priority.of(past.last(Role.PRIORITY)), team(past, teams)),
                owner == null ? null : owner.id(),
                Rung.NONE,
                past.replay().firstReplyAt(),
                past.replay().openedAt(),
                past.replay().state());
    }

    /** Who is known when a row is looked at is known to the next ones. */
    private Map<Giver, CustomerId> customers(List<Past> all) {
        var givers = all.stream().map(Past::giver).collect(Collectors.toCollection(LinkedHashSet::new));
        var known = new HashMap<>(customers.byExternals(givers.stream()
                .flatMap(giver -> Stream.of(giver.name(), giver.external()))
                .toList()));
        var found = new HashMap<Giver, CustomerId>();
        var run = all.getFirst().run();
        for (var giver : givers) {
            var id = Optional.ofNullable(known.get(giver.name()))
                    .or(() -> Optional.ofNullable(known.get(giver.external())))
                    .or(() -> customers.onlyFirmNamed(giver.name()))
                    .orElseGet(() -> known.computeIfAbsent(giver.external(), fresh -> added(giver, run)));
            found.put(giver, id);
        }
        return found;
    }

    private CustomerId added(Giver giver, @Nullable UUID run) {
        var firm = new NewCustomer(
                NewCustomer.Kind.ORGANISATION, giver.name(), giver.external(), null, null, List.of(), Map.of());
        return customers.bring(firm, giver.external(), run).id();
    }

    /** A team that is none of ours keeps its tickets with the intake team. */
    private static String team(Past past, Set<String> teams) {
        var team = past.last(Role.TEAM);
        return team != null && teams.contains(team) ? team : Triage.INTAKE;
    }

    /** A priority in words of the other system is told to the policy rules as it is. */
    private SlaFacts facts(Past past, Ticket ticket) {
        var priority = ticket.triage().priority();
        return SlaFacts.of("ticket")
                .withPriority(priority == null ? past.last(Role.PRIORITY) : priority.word())
                .withChannel(Channel.IMPORT.word())
                .withTeam(ticket.triage().team());
    }
}
