package dev.rapport.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.access.staff.PeopleFilter;
import dev.rapport.access.staff.PersonSheet;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.KeysetGrid;
import dev.rapport.platform.ui.PageHead;
import jakarta.annotation.security.RolesAllowed;

/** All people of the organisation, for administrators. */
@Route("staff")
@Menu(title = "nav.staff", order = 95, icon = "vaadin:user-card")
@RolesAllowed("ADMIN")
public class StaffView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient StaffDesk desk;
    private final transient Staff staff;
    private final TextField search = new TextField();
    private final Checkbox former = new Checkbox(getTranslation("staff.former"));
    private final KeysetGrid<PersonSheet> grid;
    private final EmptyState empty;

    StaffView(StaffDesk desk, Staff staff) {
        this.desk = desk;
        this.staff = staff;
        addClassName("page");
        search.setPlaceholder(getTranslation("staff.search"));
        search.setAriaLabel(getTranslation("staff.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.setWidth("min(26rem, 100%)");
        search.setValueChangeMode(ValueChangeMode.LAZY);
        grid = PeopleGrid.of(
                desk, staff, getPageTitle(), () -> new PeopleFilter(search.getValue(), null, former.getValue()));
        search.addValueChangeListener(change -> grid.reload());
        former.addValueChangeListener(change -> grid.reload());
        empty = new EmptyState(
                VaadinIcon.USERS, getTranslation("staff.none"), getTranslation("staff.none-hint"), addButton());
        grid.onReload(nothing -> {
            grid.setVisible(!nothing);
            empty.setVisible(nothing);
        });
        empty.setVisible(false);
        var filters = new Div(search, former);
        filters.addClassName("row");
        add(
                new PageHead(getPageTitle())
                        .facts(new Anchor("staff/teams", getTranslation("staff.all-teams")))
                        .actions(addButton()),
                filters,
                grid,
                empty);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        navigation.getLocation().getQueryParameters().getSingleParameter("q").ifPresent(search::setValue);
        grid.reload();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.staff");
    }

    private Button addButton() {
        var button = new Button(
                getTranslation("staff.add"),
                VaadinIcon.PLUS.create(),
                click -> new PersonDialog(desk, staff, grid::reload).open());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }
}
