package dev.rapport.customer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.fields.CustomField;
import dev.rapport.customer.fields.FactField;
import dev.rapport.customer.fields.FactField.Format;
import dev.rapport.customer.fields.ui.FactInputs;
import dev.rapport.customer.fields.ui.SeveralInput;
import dev.rapport.platform.ui.FieldRefusals;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What must be told of a customer from the beginning, because an administrator said so. */
class NeededFields extends Div {

    private final transient CustomerDesk desk;
    private final Map<String, HasValue<?, String>> told = new LinkedHashMap<>();
    private transient FieldRefusals refusals = new FieldRefusals();

    NeededFields(CustomerDesk desk) {
        this.desk = desk;
        addClassName("stack");
    }

    /** Asks what such a customer must tell; what was entered already stays. */
    void ask(NewCustomer.Kind kind) {
        var before = new HashMap<String, String>();
        told.forEach((name, input) -> before.put(name, input.getValue()));
        removeAll();
        told.clear();
        refusals = new FieldRefusals();
        for (var needed : desk.neededOf(kind)) ask(needed);
        before.forEach((name, value) -> {
            var input = told.get(name);
            if (input != null) input.setValue(value);
        });
        setVisible(!told.isEmpty());
    }

    private void ask(CustomField needed) {
        var field = needed.field();
        if (field.format() == Format.CHOICES) put(needed, field, new SeveralInput(field));
        else if (FactInputs.isChosen(field)) put(needed, field, FactInputs.choice(field));
        else put(needed, field, FactInputs.text(field));
    }

    private <F extends Component & HasLabel & HasSize & HasValidationProperties & HasValue<?, String>> void put(
            CustomField needed, FactField field, F input) {
        input.setLabel(needed.label(getLocale()));
        input.setWidthFull();
        refusals.required(input);
        if (!FactInputs.isChosen(field)) refusals.readable(input, field::read);
        told.put(needed.name(), input);
        add(input);
    }

    boolean isRight() {
        return refusals.whole();
    }

    /** As it was entered. */
    Map<String, String> told() {
        var facts = new HashMap<String, String>();
        told.forEach((name, input) -> {
            if (!input.isEmpty()) facts.put(name, input.getValue());
        });
        return facts;
    }
}
