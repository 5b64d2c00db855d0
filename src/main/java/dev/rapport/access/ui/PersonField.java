package dev.rapport.access.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import dev.rapport.access.staff.PeopleFilter;
import dev.rapport.access.staff.PersonSheet;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;

/** Finds somebody who is still here, by name or login, among those whom the reader looks after. */
final class PersonField extends ComboBox<PersonSheet> {

    private static final int MOST = 200;

    /** @param except who is not meant, if anybody */
    PersonField(String label, StaffDesk desk, @Nullable UserId except) {
        super(label);
        setItemLabelGenerator(
                person -> getTranslation("staff.who", person.profile().name(), person.login()));
        setClearButtonVisible(true);
        setWidthFull();
        setItems(query ->
                desk.list(new PeopleFilter(query.getFilter().orElse(""), null, false), MOST, null).items().stream()
                        .filter(person -> !person.id().equals(except))
                        .skip(query.getOffset())
                        .limit(query.getLimit()));
    }
}
