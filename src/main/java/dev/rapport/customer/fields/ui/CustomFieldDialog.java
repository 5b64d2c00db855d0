package dev.rapport.customer.fields.ui;

import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Role;
import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.fields.CustomField;
import dev.rapport.customer.fields.CustomFields;
import dev.rapport.customer.fields.FactField.Choice;
import dev.rapport.customer.fields.FactField.Format;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds a field to profiles, or says something else of it. */
class CustomFieldDialog extends FormDialog {

    private static final int LAST_PLACE = 999;
    private static final String BETWEEN = "|";

    private final TextField english = new TextField(getTranslation("fields.english"));
    private final TextField chinese = new TextField(getTranslation("fields.chinese"));
    private final TextField name = new TextField(getTranslation("fields.name"));
    private final Select<Format> format = new Select<>();
    private final TextArea choices = new TextArea(getTranslation("fields.choices"));
    private final Select<NewCustomer.Kind> kind = new Select<>();
    private final Select<Lifecycle> needed = new Select<>();
    private final MultiSelectComboBox<Role> seenBy = roles("fields.seen-by");
    private final MultiSelectComboBox<Role> changedBy = roles("fields.changed-by");
    private final IntegerField place = new IntegerField(getTranslation("fields.place"));
    private final Checkbox inUse = new Checkbox(getTranslation("fields.offered"));

    /** @param field absent for a new one */
    CustomFieldDialog(CustomFields fields, @Nullable CustomField field, Runnable changed) {
        setHeaderTitle(getTranslation(field == null ? "fields.add" : "fields.change"));
        arrange();
        fill(field);
        required(english, "fields.bad-label");
        field(chinese);
        required(name, "fields.bad-name", "fields.name-taken");
        required(format, "fields.bad-format", "fields.too-many-values");
        field(
                choices,
                "fields.choices-missing",
                "fields.bad-choice",
                "fields.choice-twice",
                "fields.no-choices",
                "fields.value-lost");
        field(kind);
        field(needed, "fields.bad-stage");
        field(seenBy);
        field(changedBy);
        required(place, "fields.bad-place");
        if (field != null) field(inUse);
        var read = field == null ? null : new LastRead(field.revision());
        saves(getTranslation("fields.save"), () -> {
            if (read == null) fields.add(wanted());
            else
                read.replace(
                        revision -> fields.change(wanted(), revision),
                        () -> fields.get(name.getValue()).revision());
            changed.run();
        });
    }

    private void arrange() {
        Stream.of(english, chinese, name).forEach(one -> one.setMaxLength(60));
        name.setHelperText(getTranslation("fields.name-hint"));
        english.addValueChangeListener(typed -> suggest(typed.getValue()));
        format.setLabel(getTranslation("fields.format"));
        format.setItems(
                Stream.of(Format.values()).filter(one -> one != Format.KIND).toList());
        format.setItemLabelGenerator(one -> getTranslation("fields.format." + one));
        format.addValueChangeListener(
                chosen -> choices.setVisible(chosen.getValue().hasChoices()));
        choices.setHelperText(getTranslation("fields.choices-hint"));
        choices.setVisible(false);
        kind.setLabel(getTranslation("fields.of"));
        kind.setItems(NewCustomer.Kind.values());
        kind.setEmptySelectionAllowed(true);
        kind.setItemLabelGenerator(one -> getTranslation(one == null ? "fields.of-both" : "word.Kind." + one));
        needed.setLabel(getTranslation("fields.needed-from"));
        needed.setItems(Lifecycle.PROSPECT, Lifecycle.BUYER);
        needed.setEmptySelectionAllowed(true);
        needed.setItemLabelGenerator(
                one -> getTranslation(one == null ? "fields.never-needed" : "word.Lifecycle." + one));
        needed.setHelperText(getTranslation("fields.needed-hint"));
        place.setMin(0);
        place.setMax(LAST_PLACE);
        place.setHelperText(getTranslation("fields.place-hint"));
        List.<HasSize>of(english, chinese, name, format, choices, kind, needed, place)
                .forEach(HasSize::setWidthFull);
    }

    /** Until somebody writes another. */
    private void suggest(String label) {
        if (name.isReadOnly() || !name.isEmpty()) return;
        var word = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "");
        name.setValue(word.length() > 40 ? word.substring(0, 40) : word);
    }

    private void fill(@Nullable CustomField field) {
        if (field == null) {
            format.setValue(Format.TEXT);
            place.setValue(0);
            inUse.setValue(true);
            return;
        }
        name.setValue(field.name());
        name.setReadOnly(true);
        english.setValue(field.english());
        chinese.setValue(field.chinese());
        format.setValue(field.format());
        choices.setValue(field.choices().stream()
                .map(choice ->
                        String.join(" " + BETWEEN + " ", List.of(choice.word(), choice.english(), choice.chinese())))
                .collect(Collectors.joining("\n")));
        kind.setValue(field.of());
        needed.setValue(field.neededFrom());
        seenBy.setValue(field.seenBy());
        changedBy.setValue(field.changedBy());
        place.setValue(field.place());
        inUse.setValue(field.inUse());
    }

    private CustomField wanted() {
        return new CustomField(
                name.getValue(),
                english.getValue(),
                chinese.getValue(),
                format.getValue(),
                format.getValue().hasChoices() ? written() : List.of(),
                kind.getValue(),
                needed.getValue(),
                seenBy.getValue(),
                changedBy.getValue(),
                Objects.requireNonNullElse(place.getValue(), 0),
                inUse.getValue());
    }

    private List<Choice> written() {
        return choices.getValue()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("[" + BETWEEN + "｜]", 3))
                .map(parts -> new Choice(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : ""))
                .toList();
    }

    private MultiSelectComboBox<Role> roles(String label) {
        var field = new MultiSelectComboBox<Role>(getTranslation(label));
        field.setItems(Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN);
        field.setItemLabelGenerator(role -> getTranslation("role." + role));
        field.setHelperText(getTranslation(label + "-hint"));
        field.setWidthFull();
        return field;
    }
}
