package dev.rapport.customer.owners.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.customer.owners.FitOwners;
import dev.rapport.platform.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds somebody who may answer for customers, with what tells namesakes apart. */
public final class OwnerField extends ComboBox<UserId> {

    private final transient Staff staff;
    private final transient Map<UserId, String> names;

    public OwnerField(String label, Staff staff) {
        super(label);
        this.staff = staff;
        names = staff.having(FitOwners.ROLES.toArray(Role[]::new));
        setItems(
                names.keySet().stream().sorted(Comparator.comparing(this::name)).toList());
        setItemLabelGenerator(this::name);
        setRenderer(new ComponentRenderer<>(this::line));
        setClearButtonVisible(true);
        setWidthFull();
    }

    private String name(UserId person) {
        return Optional.ofNullable(names.get(person))
                .or(() -> staff.byId(person).map(Person::name))
                .orElse("–");
    }

    private Div line(UserId person) {
        var details = new Span(staff.byId(person).map(Person::login).orElse(""));
        details.addClassName("secondary");
        var line = new Div(new Span(name(person)), details);
        line.addClassName("picker-line");
        return line;
    }

    /** Keys of the teams in which the person may answer for customers. */
    List<String> teams() {
        return Optional.ofNullable(getValue()).flatMap(staff::byId).stream()
                .flatMap(person -> person.teams().stream())
                .sorted()
                .toList();
    }
}
