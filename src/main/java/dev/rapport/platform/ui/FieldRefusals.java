package dev.rapport.platform.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.shared.HasValidationProperties;
import dev.rapport.platform.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows a refusal at the field that it is about, until another value is entered; one about no field as a notice. */
public final class FieldRefusals {

    private final Map<String, HasValidationProperties> fields = new HashMap<>();
    private final List<HasValidationProperties> required = new ArrayList<>();

    /** @param keys of the refusals that are about this field */
    public <F extends HasValidationProperties & HasValue<?, ?>> FieldRefusals at(F field, String... keys) {
        for (var key : keys) fields.put(key, field);
        field.addValueChangeListener(change -> field.setInvalid(false));
        return this;
    }

    /** Marks the field as one that must be filled in. */
    public <F extends HasValidationProperties & HasValue<?, ?>> FieldRefusals required(F field) {
        field.setRequiredIndicatorVisible(true);
        required.add(field);
        field.addValueChangeListener(change -> field.setInvalid(false));
        return this;
    }

    /** Whether all required fields are filled in; those that are not say so at once, and the first has the focus. */
    public boolean whole() {
        var empty = required.stream()
                .filter(field -> field instanceof HasValue<?, ?> value
                        && (value.isEmpty() || value.getValue() instanceof String text && text.isBlank()))
                .toList();
        for (var field : empty.reversed()) {
            field.setErrorMessage(UI.getCurrent().getTranslation("ui.required"));
            field.setInvalid(true);
            if (field instanceof Focusable<?> focusable) focusable.focus();
        }
        return empty.isEmpty();
    }

    /** Does it and shows the refusal if it is refused; true when it was done. */
    public boolean attempt(Runnable deed) {
        if (!whole()) return false;
        try {
            deed.run();
            return true;
        } catch (Refused refused) {
            show(refused);
            return false;
        }
    }

    private void show(Refused refused) {
        var field = fields.get(refused.key());
        if (field == null) {
            Notices.refused(refused);
            return;
        }
        field.setErrorMessage(UI.getCurrent().getTranslation(refused.key(), refused.arguments()));
        field.setInvalid(true);
        if (field instanceof Focusable<?> focusable) focusable.focus();
    }
}
