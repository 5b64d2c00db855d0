package dev.rapport.platform.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.shared.HasValidationProperties;
import dev.rapport.platform.Refused;
import java.util.HashMap;
import java.util.Map;

/** Shows a refusal at the field that it is about, until another value is entered; one about no field as a notice. */
public final class FieldRefusals {

    private final Map<String, HasValidationProperties> fields = new HashMap<>();

    /** @param keys of the refusals that are about this field */
    public <F extends HasValidationProperties & HasValue<?, ?>> FieldRefusals at(F field, String... keys) {
        for (var key : keys) fields.put(key, field);
        field.addValueChangeListener(change -> field.setInvalid(false));
        return this;
    }

    /** Does it and shows the refusal if it is refused; true when it was done. */
    public boolean attempt(Runnable deed) {
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
