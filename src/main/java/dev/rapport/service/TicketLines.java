package dev.rapport.service;

import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Staff;
import dev.rapport.customer.Customers;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import dev.rapport.service.TicketQueries.Filter;
import dev.rapport.sla.Sla;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tickets with the names that people read. */
@ForThoseConcerned
@Service
@Transactional(readOnly = true)
public class TicketLines {

    private final TicketQueries queries;
    private final Customers customers;
    private final Staff staff;
    private final Sla sla;

    TicketLines(TicketQueries queries, Customers customers, Staff staff, Sla sla) {
        this.queries = queries;
        this.customers = customers;
        this.staff = staff;
        this.sla = sla;
    }

    public Page<TicketLine> list(Filter filter, int limit, @Nullable String after) {
        var page = queries.list(filter, limit, after);
        var customerNames = customers.names(
                page.items().stream().map(ticket -> ticket.request().customer()).toList());
        var ownerNames = staff.names(owners(page.items()));
        return page.map(ticket -> {
            var owner = ticket.owner();
            return new TicketLine(
                    ticket,
                    customerNames.getOrDefault(ticket.request().customer(), ""),
                    owner == null ? null : ownerNames.get(owner),
                    ticket.isDone() ? null : sla.nextDue(ticket.id()).orElse(null));
        });
    }

    private static Set<UserId> owners(List<Ticket> tickets) {
        var owners = new HashSet<UserId>();
        for (var ticket : tickets) {
            var owner = ticket.owner();
            if (owner != null) owners.add(owner);
        }
        return owners;
    }
}
