package dev.rapport.access.ui;

import com.vaadin.flow.component.html.Anchor;
import dev.rapport.access.Staff;
import dev.rapport.access.staff.PersonSheet;
import dev.rapport.platform.ui.KeysetGrid;

/** What is said of people whom the reader looks after. */
final class PeopleColumns {

    private PeopleColumns() {}

    static void declare(KeysetGrid<PersonSheet> columns, Staff staff) {
        columns.card("staff.name", PeopleColumns::link);
        columns.cell("staff.name", PeopleColumns::link).width("12rem", 2).wideOnly();
        columns.words("staff.login", PersonSheet::login).width("9rem", 1).wideOnly();
        columns.words("staff.roles", person -> StaffWords.roles(person.profile().roles()))
                .width("11rem", 2);
        columns.words(
                        "staff.teams",
                        person -> StaffWords.teams(staff, person.profile().teamsMainFirst()))
                .width("11rem", 2);
        columns.words(
                        "staff.capacity",
                        person -> String.valueOf(person.profile().capacity()))
                .width("6rem", 1)
                .wideOnly();
        columns.cell("staff.state", StaffWords::state).width("11rem", 1);
    }

    private static Anchor link(PersonSheet person) {
        return new Anchor("staff/" + person.id(), person.profile().name());
    }
}
