package dev.rapport.access.ui;

import com.vaadin.flow.component.html.Anchor;
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

/** All people of the organisation, for administrators. */
@Route("staff")
@Menu(title = "nav.staff", order = 95, icon = "vaadin:user-card")
@InAdministration(Group.PEOPLE)
@RolesAllowed("ADMIN")
public class StaffView extends ListPage<PersonSheet> {

    private final transient StaffDesk desk;
    private final transient ListFilter<String> search = search("staff.search");
    private final transient ListFilter<Boolean> former = only("former", "staff.former");

    StaffView(StaffDesk desk, Staff staff) {
        super("nav.staff");
        this.desk = desk;
        head().facts(new Anchor("staff/teams", getTranslation("staff.all-teams")));
        PeopleColumns.declare(columns(), staff);
        ifNothing(VaadinIcon.USERS, "staff.none");
        creates("staff.add", true, () -> new PersonDialog(desk, staff, this::reload).open());
    }

    @Override
    protected Page<PersonSheet> read(int limit, @Nullable String after) {
        return desk.list(new PeopleFilter(search.orElse(""), null, former.isSet()), limit, after);
    }
}
