package dev.rapport.customer.promises.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import dev.rapport.access.Person;
import dev.rapport.customer.promises.Promises;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;

/** Finds a colleague who may answer for a promise, by name or login. */
final class OwnerField extends ComboBox<Person> {

    OwnerField(Promises promises) {
        super();
        setLabel(getTranslation("promise.owner"));
        setClearButtonVisible(true);
        setWidthFull();
        setItemLabelGenerator(one -> getTranslation("staff.who", one.name(), one.login()));
        setItems(query ->
                promises.possibleOwners(query.getFilter().orElse(""), query.getOffset() + query.getLimit()).stream()
                        .skip(query.getOffset()));
    }

    @Nullable
    UserId id() {
        return getValue() == null ? null : getValue().id();
    }
}
