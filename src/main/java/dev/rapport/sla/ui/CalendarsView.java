package dev.rapport.sla.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Access;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.sla.calendars.CalendarSheet;
import dev.rapport.sla.calendars.PublicHolidays;
import dev.rapport.sla.calendars.desk.CalendarDesk;
import dev.rapport.sla.calendars.desk.CalendarHorizon;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The business calendars: a list, and the editor of one of them. */
@Route("sla/calendars")
@InSlaNav(value = "sla.calendars", place = 80)
@RolesAllowed({"MANAGER", "DESIGNER", "AUDITOR", "ADMIN"})
@CssImport("./styles/sla.css")
public class CalendarsView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

    private final transient CalendarDesk desk;
    private final transient CalendarEditor.Services services;
    private final Nav list = new Nav();
    private final Div place = new Div();
    private String shown = "";

    CalendarsView(
            CalendarDesk desk,
            CalendarHorizon horizon,
            PublicHolidays holidays,
            Staff staff,
            Access access,
            Live live,
            Clock clock) {
        this.desk = desk;
        var roles = access.me().roles();
        var mayWrite = roles.stream().anyMatch(Set.of(Role.MANAGER, Role.DESIGNER, Role.ADMIN)::contains);
        services = new CalendarEditor.Services(desk, horizon, holidays, staff, live, clock, mayWrite);
        addClassNames("page", "calendars");
        list.addClassName("calendar-list");
        list.setAriaLabel(getTranslation("sla.calendars"));
        var columns = new Div(list, place);
        columns.addClassName("calendar-columns");
        add(new SlaNav(), new PageHead(getTranslation("sla.calendars")), columns);
    }

    @Override
    public void setParameter(BeforeEvent navigation, @OptionalParameter @Nullable String name) {
        var all = desk.all();
        shown = name == null ? all.getFirst().name() : name;
        place.removeAll();
        place.add(new CalendarEditor(services, desk.open(shown), this::list));
        list(all);
    }

    private void list() {
        list(desk.all());
    }

    private void list(List<CalendarSheet> all) {
        list.removeAll();
        for (var sheet : all) {
            var zone = new Span(sheet.zone());
            zone.addClassName("secondary");
            var link = new Anchor("sla/calendars/" + sheet.name(), new Span(getTranslation(sheet.name())), zone);
            if (sheet.name().equals(shown)) link.getElement().setAttribute("aria-current", "page");
            list.add(link);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sla.calendar-title", getTranslation(shown));
    }
}
