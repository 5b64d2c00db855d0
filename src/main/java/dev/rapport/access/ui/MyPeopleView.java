package dev.rapport.access.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
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

/** The people of the teams that a manager leads, with their absences and capacities. */
@Route("staff/mine")
@Menu(title = "nav.my-people", order = 94, icon = "vaadin:users")
@RolesAllowed("MANAGER")
public class MyPeopleView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final KeysetGrid<PersonSheet> grid;

    MyPeopleView(StaffDesk desk, Staff staff) {
        addClassName("page");
        grid = PeopleGrid.of(desk, staff, getPageTitle(), () -> new PeopleFilter("", null, false));
        var empty = new EmptyState(
                VaadinIcon.USERS, getTranslation("staff.none-led"), getTranslation("staff.none-led-hint"));
        empty.setVisible(false);
        grid.onReload(nothing -> {
            grid.setVisible(!nothing);
            empty.setVisible(nothing);
        });
        add(new PageHead(getPageTitle()), grid, empty);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        grid.reload();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.my-people");
    }
}
