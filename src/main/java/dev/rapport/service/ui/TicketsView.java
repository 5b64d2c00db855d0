package dev.rapport.service.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Access;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.KeysetGrid;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Times;
import dev.rapport.service.TicketDesk;
import dev.rapport.service.TicketLine;
import dev.rapport.service.TicketLines;
import dev.rapport.service.TicketPages;
import dev.rapport.service.TicketQueries.Filter;
import dev.rapport.service.TicketState;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** The tickets that the asker may see, newest first. */
@Route("tickets")
@Menu(title = "nav.tickets", order = 40, icon = "vaadin:ticket")
@RolesAllowed({"SERVICE", "SALES", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class TicketsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient TicketLines tickets;
    private final transient TicketDesk desk;
    private final transient TicketPages pages;
    private final transient CustomerDesk customers;
    private final transient List<CustomerPanel> panels;
    private final transient Access access;
    private final TextField search = new TextField();
    private final Select<TicketState.Kind> state = new Select<>();
    private final Checkbox mine = new Checkbox(getTranslation("ticket.list.mine"));
    private final KeysetGrid<TicketLine> grid;
    private final EmptyState empty;

    TicketsView(
            TicketLines tickets,
            TicketDesk desk,
            TicketPages pages,
            CustomerDesk customers,
            List<CustomerPanel> panels,
            Access access) {
        this.pages = pages;
        this.customers = customers;
        this.panels = panels;
        this.tickets = tickets;
        this.desk = desk;
        this.access = access;
        addClassName("page");
        grid = grid();
        empty = new EmptyState(
                VaadinIcon.TICKET,
                getTranslation("ticket.list.none"),
                getTranslation("ticket.list.none-hint"),
                createButton());
        grid.onReload(nothing -> {
            grid.setVisible(!nothing);
            empty.setVisible(nothing);
        });
        empty.setVisible(false);
        add(new PageHead(getPageTitle()).actions(createButton()), filters(), grid, empty);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        var parameters = navigation.getLocation().getQueryParameters();
        parameters.getSingleParameter("q").ifPresent(search::setValue);
        grid.reload();
        if (parameters.getParameters().containsKey("new")) create();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.tickets");
    }

    private Div filters() {
        search.setPlaceholder(getTranslation("ticket.list.search"));
        search.setAriaLabel(getTranslation("ticket.list.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.setWidth("min(22rem, 100%)");
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> grid.reload());
        state.setItems(TicketState.Kind.values());
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(getTranslation("ticket.list.any-state"));
        state.setItemLabelGenerator(
                kind -> getTranslation(kind == null ? "ticket.list.any-state" : "ticket.state." + kind.word()));
        state.setAriaLabel(getTranslation("ticket.list.state"));
        state.addValueChangeListener(change -> grid.reload());
        mine.addValueChangeListener(change -> grid.reload());
        var filters = new Div(search, state, mine);
        filters.addClassName("row");
        return filters;
    }

    private KeysetGrid<TicketLine> grid() {
        var list = new KeysetGrid<TicketLine>((after, limit) -> tickets.list(filter(), limit, after));
        list.addComponentColumn(TicketsView::link)
                .setHeader(getTranslation("ticket.list.ticket"))
                .setWidth("14rem")
                .setFlexGrow(4);
        list.addColumn(TicketLine::customer)
                .setHeader(getTranslation("ticket.list.customer"))
                .setWidth("9rem")
                .setFlexGrow(2);
        list.addComponentColumn(line -> TicketChips.state(this, line.ticket()))
                .setHeader(getTranslation("ticket.list.state"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        list.addComponentColumn(line -> Times.due(line.dueAt()))
                .setHeader(getTranslation("ticket.list.due"))
                .setWidth("9rem")
                .setFlexGrow(0);
        list.addComponentColumn(line ->
                        TicketChips.priority(this, line.ticket().triage().priority()))
                .setHeader(getTranslation("ticket.list.priority"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        list.addColumn(TicketLine::owner)
                .setHeader(getTranslation("ticket.list.owner"))
                .setWidth("7rem")
                .setFlexGrow(1);
        list.addComponentColumn(line -> Times.ago(line.ticket().openedAt()))
                .setHeader(getTranslation("ticket.list.opened"))
                .setWidth("7rem")
                .setFlexGrow(0);
        list.onPhone(
                getTranslation("nav.tickets"),
                line -> List.of(
                        link(line),
                        TicketChips.state(this, line.ticket()),
                        Times.due(line.dueAt()),
                        TicketChips.priority(this, line.ticket().triage().priority()),
                        new Span(line.customer())));
        return list;
    }

    private Filter filter() {
        var text = search.getValue().isBlank() ? null : search.getValue().strip();
        var owner = mine.getValue() ? access.me().id() : null;
        return new Filter(state.getValue(), null, owner, null, text);
    }

    private static Anchor link(TicketLine line) {
        var ticket = line.ticket();
        return new Anchor(
                "tickets/" + ticket.number(),
                ticket.number() + " · " + ticket.request().subject());
    }

    private Button createButton() {
        var button = new Button(getTranslation("ticket.create"), VaadinIcon.PLUS.create(), click -> create());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setVisible(desk.mayOpen());
        return button;
    }

    private void create() {
        new NewTicketDialog(desk, pages, customers, panels).open();
    }
}
