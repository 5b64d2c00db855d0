package dev.rapport.customer.uncovering.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.customer.uncovering.UncoveringDay;
import dev.rapport.customer.uncovering.Uncoverings;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.InAdministration;
import dev.rapport.platform.ui.InAdministration.Group;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much each person had shown in full on each day, and where that was more than usual. */
@Route("uncovered")
@Menu(title = "nav.uncovered", order = 98, icon = "vaadin:eye")
@InAdministration(Group.DATA)
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
public class UncoveredView extends ListPage<UncoveringDay> {

    private final transient Uncoverings uncoverings;
    private final transient Staff staff;
    private final transient Map<UserId, String> names = new HashMap<>();
    private final transient ListFilter<Boolean> unusual = only("unusual", "uncovered.only-unusual");

    UncoveredView(Uncoverings uncoverings, Staff staff) {
        super("nav.uncovered");
        this.uncoverings = uncoverings;
        this.staff = staff;
        var hint = new Paragraph(getTranslation("uncovered.hint"));
        hint.addClassName("secondary");
        above(hint);
        var columns = columns();
        columns.card("uncovered.person", this::link);
        columns.cell("uncovered.person", this::link).width("12rem", 2).wideOnly();
        columns.words("uncovered.day", day -> Times.day(day.day()));
        columns.words("uncovered.shown", day -> String.valueOf(day.shown())).labelled();
        columns.words("uncovered.of-others", day -> String.valueOf(day.ofOthers()))
                .labelled();
        columns.words("uncovered.usual", day -> String.valueOf(day.usual())).labelled();
        columns.cell("uncovered.signs", UncoveringWords::signs).width("13rem", 2);
        ifNothing(VaadinIcon.EYE, "uncovered.none");
    }

    @Override
    protected Page<UncoveringDay> read(int limit, @Nullable String after) {
        var page = uncoverings.days(unusual.isSet(), null, limit, after);
        names.putAll(staff.names(
                page.items().stream().map(UncoveringDay::person).distinct().toList()));
        return page;
    }

    private Anchor link(UncoveringDay day) {
        return new Anchor(
                "uncovered/day?person=" + day.person() + "&day=" + day.day(), names.getOrDefault(day.person(), "–"));
    }
}
