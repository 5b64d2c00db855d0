package dev.rapport.service.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Access;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import dev.rapport.service.TicketDesk;
import dev.rapport.service.TicketLine;
import dev.rapport.service.TicketLines;
import dev.rapport.service.TicketPages;
import dev.rapport.service.TicketQueries.Filter;
import dev.rapport.service.TicketState;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tickets that the asker may see, newest first. */
@Route("tickets")
@Menu(title = "nav.tickets", order = 40, icon = "vaadin:ticket")
@RolesAllowed({"SERVICE", "SALES", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class TicketsView extends ListPage<TicketLine> {

    private final transient TicketLines tickets;
    private final transient Access access;
    private final transient ListFilter<String> search = search("ticket.list.search");
    private final transient ListFilter<TicketState.Kind> state = choice(
            "state",
            "ticket.list.state",
            TicketState.Kind.values(),
            value -> getTranslation("ticket.state." + value.word()));
    private final transient ListFilter<Boolean> mine = only("mine", "ticket.list.mine");

    TicketsView(
            TicketLines tickets,
            TicketDesk desk,
            TicketPages pages,
            CustomerDesk customers,
            List<CustomerPanel> panels,
            Access access) {
        super("nav.tickets");
        this.tickets = tickets;
        this.access = access;
        var columns = columns();
        columns.card("nav.tickets", TicketsView::link);
        columns.cell("ticket.list.ticket", TicketsView::link).width("14rem", 4).wideOnly();
        columns.words("ticket.list.customer", TicketLine::customer).width("9rem", 2);
        columns.cell("ticket.list.state", line -> TicketChips.state(this, line.ticket()))
                .narrow();
        columns.cell("ticket.list.due", line -> Times.due(line.dueAt())).width("9rem", 0);
        columns.cell(
                        "ticket.list.priority",
                        line -> TicketChips.priority(
                                this, line.ticket().triage().priority()))
                .narrow();
        columns.words("ticket.list.owner", TicketLine::owner).width("7rem", 1).wideOnly();
        columns.cell("ticket.list.opened", line -> Times.ago(line.ticket().openedAt()))
                .width("7rem", 0)
                .wideOnly();
        ifNothing(VaadinIcon.TICKET, "ticket.list.none");
        creates("ticket.create", desk.mayOpen(), () -> new NewTicketDialog(desk, pages, customers, panels).open());
    }

    @Override
    protected Page<TicketLine> read(int limit, @Nullable String after) {
        var owner = mine.isSet() ? access.me().id() : null;
        return tickets.list(new Filter(state.get(), null, owner, null, search.get()), limit, after);
    }

    private static Anchor link(TicketLine line) {
        var ticket = line.ticket();
        return new Anchor(
                "tickets/" + ticket.number(),
                ticket.number() + " · " + ticket.request().subject());
    }
}
