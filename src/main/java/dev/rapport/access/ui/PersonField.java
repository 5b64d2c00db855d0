package dev.rapport.access.ui;

import static java.util.stream.Collectors.joining;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.server.VaadinService;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.access.staff.PeopleFilter;
import dev.rapport.access.staff.PersonSheet;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.platform.UserId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds somebody who is still here, by name or login, among those whom the reader looks after, with what tells namesakes
 * apart and whether they are away.
 */
final class PersonField extends ComboBox<PersonSheet> {

    private static final int MOST = 200;

    private final transient Map<String, Team> teams = VaadinService.getCurrent()
            .getInstantiator()
            .getOrCreate(Staff.class)
            .teams();

    /** @param except who is not meant, if anybody */
    PersonField(String label, StaffDesk desk, @Nullable UserId except) {
        super(label);
        setItemLabelGenerator(
                person -> getTranslation("staff.who", person.profile().name(), person.login()));
        setRenderer(new ComponentRenderer<>(this::line));
        setClearButtonVisible(true);
        setWidthFull();
        setItems(query ->
                desk.list(new PeopleFilter(query.getFilter().orElse(""), null, false), MOST, null).items().stream()
                        .filter(person -> !person.id().equals(except))
                        .skip(query.getOffset())
                        .limit(query.getLimit()));
    }

    private Div line(PersonSheet person) {
        var name = new Div(new Span(person.profile().name()));
        name.addClassName("row");
        if (!person.present()) name.add(StaffWords.state(person));
        var inTeams = person.profile().teamsMainFirst().stream()
                .map(teams::get)
                .filter(Objects::nonNull)
                .map(StaffWords::team)
                .collect(joining(", "));
        var details = new Span(inTeams.isEmpty() ? person.login() : person.login() + " · " + inTeams);
        details.addClassName("secondary");
        var line = new Div(name, details);
        line.addClassName("picker-line");
        return line;
    }
}
