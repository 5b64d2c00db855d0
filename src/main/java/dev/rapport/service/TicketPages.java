package dev.rapport.service;

import dev.rapport.access.Access;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.cases.Watchers;
import dev.rapport.contact.Message;
import dev.rapport.contact.Talks;
import dev.rapport.contact.Way;
import dev.rapport.contact.Ways;
import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.Customers;
import dev.rapport.platform.UserId;
import dev.rapport.sla.ClockStrip;
import dev.rapport.sla.SlaQueries;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what a ticket's page shows. */
@ForThoseConcerned
@Service
@Transactional(readOnly = true)
public class TicketPages {

    private final TicketQueries queries;
    private final Watchers watchers;
    private final Customers customers;
    private final Ways ways;
    private final Talks talks;
    private final Staff staff;
    private final SlaQueries clocks;
    private final Access access;

    TicketPages(
            TicketQueries queries,
            Watchers watchers,
            Customers customers,
            Ways ways,
            Talks talks,
            Staff staff,
            SlaQueries clocks,
            Access access) {
        this.queries = queries;
        this.watchers = watchers;
        this.customers = customers;
        this.ways = ways;
        this.talks = talks;
        this.staff = staff;
        this.clocks = clocks;
        this.access = access;
    }

    /** Refuses, with the reason, who may not see the ticket. */
    public TicketPage page(String number) {
        var ticket = queries.ticket(number);
        var messages = queries.messages(ticket.id());
        var strips = clocks.tellingStrips(ticket.id());
        var watching = watchers.of(ticket.id());
        var language = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        var team = ticket.triage().team();
        return new TicketPage(
                ticket,
                customer(ticket),
                staff.team(team).map(found -> found.name(language)).orElse(team),
                messages,
                talks.isOfConversation(ticket.id()),
                way(ticket),
                ways.open(ticket.conversation()),
                queries.reasons(ticket.id()),
                strips,
                watching,
                staff.names(people(ticket, messages, strips, watching)));
    }

    /** As much of the page as the conversation needs; refuses like {@link #page}. */
    public TicketPage talk(String number) {
        var ticket = queries.ticket(number);
        var messages = queries.messages(ticket.id());
        return new TicketPage(
                ticket,
                customer(ticket),
                ticket.triage().team(),
                messages,
                talks.isOfConversation(ticket.id()),
                way(ticket),
                ways.open(ticket.conversation()),
                List.of(),
                List.of(),
                List.of(),
                staff.names(people(ticket, messages, List.of(), List.of())));
    }

    private Way way(Ticket ticket) {
        return ways.of(ticket.conversation(), null);
    }

    private String customer(Ticket ticket) {
        return customers
                .card(ticket.request().customer())
                .map(CustomerCard::name)
                .orElse("–");
    }

    private static Set<UserId> people(
            Ticket ticket, List<Message> messages, List<ClockStrip> strips, List<UserId> watching) {
        var people = new HashSet<UserId>(watching);
        add(people, ticket.owner());
        for (var message : messages) add(people, message.author());
        for (var strip : strips) for (var handOver : strip.handOvers()) add(people, handOver.owner());
        return people;
    }

    private static void add(Set<UserId> people, @Nullable UserId person) {
        if (person != null) people.add(person);
    }
}
