package dev.rapport.access.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.access.staff.PeopleFilter;
import dev.rapport.access.staff.PersonSheet;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.InAdministration;
import dev.rapport.platform.ui.InAdministration.Group;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** The people of the teams that a manager leads, with their absences and capacities. */
@Route("staff/mine")
@Menu(title = "nav.my-people", order = 94, icon = "vaadin:users")
@InAdministration(Group.PEOPLE)
@RolesAllowed("MANAGER")
public class MyPeopleView extends ListPage<PersonSheet> {

    private final transient StaffDesk desk;
    private final transient ListFilter<String> search = search("staff.search");

    MyPeopleView(StaffDesk desk, Staff staff) {
        super("nav.my-people");
        this.desk = desk;
        PeopleColumns.declare(columns(), staff);
        ifNothing(VaadinIcon.USERS, "staff.none-led");
    }

    @Override
    protected Page<PersonSheet> read(int limit, @Nullable String after) {
        return desk.list(new PeopleFilter(search.orElse(""), null, false), limit, after);
    }
}
