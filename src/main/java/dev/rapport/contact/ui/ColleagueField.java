package dev.rapport.contact.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import dev.rapport.access.Person;
import dev.rapport.access.Staff;

/** Finds a colleague who may log in, by name or login. */
public final class ColleagueField extends ComboBox<Person> {

    public ColleagueField(String label, Staff staff) {
        super(label);
        setWidthFull();
        setItemLabelGenerator(one -> getTranslation("staff.who", one.name(), one.login()));
        setItems(query -> staff.named(query.getFilter().orElse(""), query.getOffset() + query.getLimit()).stream()
                .skip(query.getOffset()));
    }
}
