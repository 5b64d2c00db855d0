package dev.rapport.service.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.platform.CustomerId;
import dev.rapport.service.Ticket;
import dev.rapport.service.TicketQueries;
import dev.rapport.service.TicketQueries.Filter;

/** A customer's tickets on the customer's page. */
@org.springframework.stereotype.Component
class CustomerTickets implements CustomerPanel {

    private static final int NEWEST = 10;

    private final TicketQueries queries;

    CustomerTickets(TicketQueries queries) {
        this.queries = queries;
    }

    @Override
    public String title() {
        return "nav.tickets";
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Component show(CustomerId customer) {
        var list = new Div();
        list.addClassName("stack");
        var tickets = queries.list(new Filter(null, null, null, customer, null), NEWEST, null)
                .items();
        if (tickets.isEmpty()) list.add(new Span(UI.getCurrent().getTranslation("ticket.list.none")));
        tickets.forEach(ticket -> list.add(line(list, ticket)));
        return list;
    }

    private static Div line(Component on, Ticket ticket) {
        var link = new Anchor(
                "tickets/" + ticket.number(),
                ticket.number() + " · " + ticket.request().subject());
        var line = new Div(link, TicketChips.state(on, ticket));
        line.addClassName("row");
        return line;
    }
}
