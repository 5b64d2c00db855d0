package dev.rapport.imports.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.rapport.imports.Existing;
import dev.rapport.imports.ImportKind;
import dev.rapport.imports.Treatment;

/** What happens to what is here already, and what it is known by. */
class TreatmentChoice extends Div {

    private final Select<Existing> existing = new Select<>();
    private final Select<String> knownBy = new Select<>();

    TreatmentChoice(ImportKind kind) {
        addClassName("row");
        existing.setLabel(getTranslation("imports.existing"));
        existing.setItems(kind.existing());
        existing.setItemLabelGenerator(item -> getTranslation("word.Existing." + item));
        existing.setValue(kind.existing().stream().findFirst().orElse(null));
        existing.setVisible(!kind.existing().isEmpty());
        existing.setWidth("min(18rem, 100%)");
        knownBy.setLabel(getTranslation("imports.known-by"));
        knownBy.setItems(kind.knownBy());
        knownBy.setItemLabelGenerator(item -> getTranslation("imports.known-by." + item));
        knownBy.setValue(kind.knownBy().stream().findFirst().orElse(null));
        knownBy.setVisible(!kind.knownBy().isEmpty());
        knownBy.setWidth("min(26rem, 100%)");
        add(existing, knownBy);
    }

    Treatment given(boolean trial) {
        return new Treatment(trial, existing.getValue(), knownBy.getValue());
    }
}
