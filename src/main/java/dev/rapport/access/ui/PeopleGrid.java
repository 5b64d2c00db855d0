package dev.rapport.access.ui;

import static dev.rapport.access.ui.StaffWords.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.rapport.access.Staff;
import dev.rapport.access.staff.PeopleFilter;
import dev.rapport.access.staff.PersonSheet;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.platform.ui.KeysetGrid;
import java.util.List;
import java.util.function.Supplier;

/** The list of people whom the reader looks after. */
final class PeopleGrid {

    private PeopleGrid() {}

    static KeysetGrid<PersonSheet> of(StaffDesk desk, Staff staff, String header, Supplier<PeopleFilter> filter) {
        var grid = new KeysetGrid<PersonSheet>((after, limit) -> desk.list(filter.get(), limit, after));
        grid.addComponentColumn(PeopleGrid::link)
                .setHeader(say("staff.name"))
                .setWidth("12rem")
                .setFlexGrow(2);
        grid.addColumn(PersonSheet::login).setHeader(say("staff.login")).setWidth("9rem");
        grid.addColumn(person -> StaffWords.roles(person.profile().roles()))
                .setHeader(say("staff.roles"))
                .setWidth("11rem")
                .setFlexGrow(2);
        grid.addColumn(person -> StaffWords.teams(staff, person.profile().teamsMainFirst()))
                .setHeader(say("staff.teams"))
                .setWidth("11rem")
                .setFlexGrow(2);
        grid.addColumn(person -> person.profile().capacity())
                .setHeader(say("staff.capacity"))
                .setWidth("6rem");
        grid.addComponentColumn(StaffWords::state).setHeader(say("staff.state")).setWidth("11rem");
        grid.onPhone(
                header,
                person -> List.of(
                        link(person),
                        StaffWords.state(person),
                        new Span(StaffWords.roles(person.profile().roles())),
                        new Span(StaffWords.teams(staff, person.profile().teamsMainFirst()))));
        return grid;
    }

    private static Anchor link(PersonSheet person) {
        return new Anchor("staff/" + person.id(), person.profile().name());
    }
}
