package dev.rapport.customer.relations.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.relations.Bond;
import dev.rapport.customer.relations.Relations;
import dev.rapport.customer.relations.WorkRole;
import dev.rapport.customer.ui.CustomerPicker;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.FormDialog;
import org.jspecify.annotations.Nullable;

/** Says how a customer stands to another, who may be taken down at the same time. */
class RelationDialog extends FormDialog {

    private final Select<Bond> bond = new Select<>();
    private final CustomerPicker other;
    private final Select<WorkRole> role = new Select<>();
    private final TextField note = new TextField(getTranslation("relations.note"));

    RelationDialog(CustomerDesk desk, Relations relations, CustomerId customer, String name, Runnable changed) {
        setHeaderTitle(getTranslation("relations.add-to", name));
        bond.setLabel(name);
        bond.setItems(Bond.values());
        bond.setItemLabelGenerator(one -> getTranslation("word.Bond." + one));
        bond.setValue(Bond.KNOWS);
        other = new CustomerPicker(desk, null);
        other.setRequired();
        role.setLabel(getTranslation("relations.role"));
        role.setItems(WorkRole.values());
        role.setEmptySelectionAllowed(true);
        role.setEmptySelectionCaption(getTranslation("relations.no-role"));
        role.setItemLabelGenerator(one -> getTranslation(one == null ? "relations.no-role" : "word.WorkRole." + one));
        note.setMaxLength(200);
        note.setHelperText(getTranslation("relations.note-hint"));
        field(
                bond,
                "relations.already",
                "relations.with-itself",
                "relations.work-is-of-persons-at-firms",
                "relations.firms-have-no-family");
        field(other, () -> !other.missing());
        field(role, "relations.role-without-work");
        field(note, "relations.note-too-long");
        bond.addValueChangeListener(change -> askRole());
        askRole();
        saves(getTranslation("relations.add"), () -> {
            var who = other.chosen();
            if (who.isPresent()) relations.add(customer, bond.getValue(), who.get(), role(), note.getValue());
            else relations.addNew(customer, bond.getValue(), other.taken().orElseThrow(), role(), note.getValue());
            changed.run();
        });
    }

    private void askRole() {
        role.setVisible(bond.getValue() == Bond.WORKS_FOR || bond.getValue() == Bond.EMPLOYS);
    }

    private @Nullable WorkRole role() {
        return role.isVisible() ? role.getValue() : null;
    }
}
