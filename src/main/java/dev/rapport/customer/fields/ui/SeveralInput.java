package dev.rapport.customer.fields.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.customfield.CustomField;
import dev.rapport.customer.fields.FactField;
import java.util.LinkedHashSet;
import java.util.stream.Collectors;

/** Several of a few things, as they are kept. */
public final class SeveralInput extends CustomField<String> {

    private final MultiSelectComboBox<String> chosen = new MultiSelectComboBox<>();

    public SeveralInput(FactField field) {
        super("");
        chosen.setItems(field.words());
        chosen.setItemLabelGenerator(word -> FactWords.said(field, word));
        chosen.setWidthFull();
        add(chosen);
    }

    /** For readers of screens, where no label stands above it. */
    public void named(String label) {
        chosen.setAriaLabel(label);
    }

    @Override
    public void focus() {
        chosen.focus();
    }

    @Override
    protected String generateModelValue() {
        return chosen.getValue().stream().sorted().collect(Collectors.joining(FactField.BETWEEN));
    }

    @Override
    protected void setPresentationValue(String value) {
        chosen.setValue(new LinkedHashSet<>(FactField.several(value)));
    }
}
