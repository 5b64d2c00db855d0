package dev.rapport.service;

import dev.rapport.access.ForThoseConcerned;
import dev.rapport.customer.Customers;
import dev.rapport.platform.GlobalSearch;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds tickets by number, subject and the words of their messages. */
@Component
class TicketSearch implements GlobalSearch {

    private static final int SHORTEST = 2;

    private final TicketQueries tickets;
    private final Customers customers;

    TicketSearch(TicketQueries tickets, Customers customers) {
        this.tickets = tickets;
        this.customers = customers;
    }

    @ForThoseConcerned
    @Override
    public List<Hit> find(String text, int limit) {
        if (text.length() < SHORTEST) return List.of();
        var found = tickets.withWords(text, limit);
        var names = customers.names(
                found.stream().map(ticket -> ticket.request().customer()).toList());
        return found.stream()
                .map(ticket -> new Hit(
                        "nav.tickets",
                        ticket.request().subject(),
                        ticket.number() + " · "
                                + names.getOrDefault(ticket.request().customer(), ""),
                        "tickets/" + ticket.number()))
                .toList();
    }
}
