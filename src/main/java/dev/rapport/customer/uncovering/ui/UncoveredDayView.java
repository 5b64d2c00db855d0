package dev.rapport.customer.uncovering.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.customer.Customers;
import dev.rapport.customer.uncovering.Uncovering;
import dev.rapport.customer.uncovering.Uncoverings;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one person had shown in full on a day, of whom and why. */
@Route("uncovered/day")
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
public class UncoveredDayView extends ListPage<Uncovering> {

    private final transient Uncoverings uncoverings;
    private final transient Customers customers;
    private final transient Staff staff;
    private final transient Map<CustomerId, String> names = new HashMap<>();
    private final Paragraph whose = new Paragraph();

    UncoveredDayView(Uncoverings uncoverings, Customers customers, Staff staff) {
        super("nav.uncovered", "person", "day");
        this.uncoverings = uncoverings;
        this.customers = customers;
        this.staff = staff;
        above(new Anchor("uncovered", getTranslation("uncovered.all")), whose);
        var columns = columns();
        columns.card("uncovered.customer", this::link);
        columns.cell("uncovered.customer", this::link).width("12rem", 2).wideOnly();
        columns.words("uncovered.field", one -> getTranslation("levels.field." + one.field()))
                .width("12rem", 2);
        columns.words("uncovered.reason", Uncovering::reason).width("12rem", 3).labelled();
        columns.words("uncovered.standing", one -> getTranslation("levels.Standing." + one.standing()));
        columns.cell("uncovered.at", one -> new Span(Times.exact(one.at())));
        ifNothing(VaadinIcon.EYE, "uncovered.none-that-day");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        super.beforeEnter(navigation);
        whose.setText(person().flatMap(person -> day().map(day -> getTranslation(
                        "uncovered.of", staff.names(List.of(person)).getOrDefault(person, "–"), Times.day(day))))
                .orElse(""));
    }

    @Override
    protected Page<Uncovering> read(int limit, @Nullable String after) {
        var person = person();
        var day = day();
        if (person.isEmpty() || day.isEmpty()) return new Page<>(List.of(), null);
        var page = uncoverings.of(person.get(), day.get(), limit, after);
        names.putAll(customers.names(
                page.items().stream().map(Uncovering::customer).distinct().toList()));
        return page;
    }

    private Optional<UserId> person() {
        return asked("person", text -> {
            try {
                return Optional.of(UserId.of(text));
            } catch (Refused none) {
                return Optional.empty();
            }
        });
    }

    private Optional<LocalDate> day() {
        return asked("day", text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException none) {
                return Optional.empty();
            }
        });
    }

    private Anchor link(Uncovering one) {
        return new Anchor("customers/" + one.customer(), names.getOrDefault(one.customer(), "–"));
    }
}
