package dev.rapport.customer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerLine;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.KeysetGrid;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Words;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** All customers, found by a part of the name or a whole phone number or address. */
@Route("customers")
@Menu(title = "nav.customers", order = 10, icon = "vaadin:users")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class CustomersView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient CustomerDesk desk;
    private final TextField search = new TextField();
    private final KeysetGrid<CustomerLine> grid;
    private final EmptyState empty;

    CustomersView(CustomerDesk desk) {
        this.desk = desk;
        addClassName("page");
        search.setPlaceholder(getTranslation("customer.search"));
        search.setAriaLabel(getTranslation("customer.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.setWidth("min(26rem, 100%)");
        search.setValueChangeMode(ValueChangeMode.LAZY);
        grid = grid();
        search.addValueChangeListener(change -> grid.reload());
        empty = new EmptyState(
                VaadinIcon.USERS, getTranslation("customer.none"), getTranslation("customer.none-hint"), addButton());
        grid.onReload(this::showEmpty);
        add(new PageHead(getPageTitle()).actions(addButton()), search, grid, empty);
        showEmpty(false);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        var parameters = navigation.getLocation().getQueryParameters();
        parameters.getSingleParameter("q").ifPresent(search::setValue);
        grid.reload();
        if (parameters.getParameters().containsKey("new")) addCustomer();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.customers");
    }

    private KeysetGrid<CustomerLine> grid() {
        var list = new KeysetGrid<CustomerLine>((after, limit) -> desk.list(search.getValue(), limit, after));
        list.addComponentColumn(line -> new Anchor("customers/" + line.id(), line.name()))
                .setHeader(getTranslation("customer.name"))
                .setWidth("13rem")
                .setFlexGrow(3);
        list.addColumn(line -> String.join(" · ", line.contactPoints()))
                .setHeader(getTranslation("customer.contact-points"))
                .setWidth("15rem")
                .setFlexGrow(3);
        list.addComponentColumn(line -> Chips.plain(Words.known("word.tier." + line.tier(), line.tier())))
                .setHeader(getTranslation("customer.tier"));
        list.addColumn(line -> getTranslation("word.Lifecycle." + line.lifecycle()))
                .setHeader(getTranslation("customer.lifecycle"));
        list.addColumn(CustomerLine::owner).setHeader(getTranslation("customer.owner"));
        list.onPhone(
                getPageTitle(),
                line -> List.of(
                        new Anchor("customers/" + line.id(), line.name()),
                        Chips.plain(Words.known("word.tier." + line.tier(), line.tier())),
                        new Span(getTranslation("word.Lifecycle." + line.lifecycle())),
                        new Span(line.owner()),
                        new Span(String.join(" · ", line.contactPoints()))));
        return list;
    }

    private Button addButton() {
        var button = new Button(getTranslation("customer.add"), VaadinIcon.PLUS.create(), click -> addCustomer());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setVisible(desk.mayWork());
        return button;
    }

    private void addCustomer() {
        new NewCustomerDialog(desk).open();
    }

    private void showEmpty(boolean nothing) {
        grid.setVisible(!nothing);
        empty.setVisible(nothing);
    }
}
