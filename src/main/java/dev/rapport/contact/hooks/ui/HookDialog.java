package dev.rapport.contact.hooks.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.contact.hooks.Hook;
import dev.rapport.contact.hooks.HookDesk;
import dev.rapport.contact.hooks.HookDraft;
import dev.rapport.contact.hooks.HookTypes;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Adds an address that is told what happens here, or says something else of it. */
class HookDialog extends FormDialog {

    private final TextField name = new TextField(getTranslation("hook.name"));
    private final TextField address = new TextField(getTranslation("hook.address"));
    private final MultiSelectComboBox<HookTypes.Type> events = new MultiSelectComboBox<>(getTranslation("hook.events"));

    private HookDialog(HookDesk desk) {
        setWidth("min(34rem, 100%)");
        name.setMaxLength(HookDraft.LONGEST_NAME);
        name.setHelperText(getTranslation("hook.name-hint"));
        name.setWidthFull();
        refusals().named(name, "name");
        address.setMaxLength(HookDraft.LONGEST_ADDRESS);
        address.setHelperText(getTranslation("hook.address-hint"));
        address.setPlaceholder("https://");
        address.setWidthFull();
        refusals().named(address, "address");
        events.setItems(desk.types());
        events.setItemLabelGenerator(type -> HookWords.type(this, type));
        events.setHelperText(getTranslation("hook.events-hint"));
        events.setWidthFull();
        refusals().named(events, "events");
        required(name, "hook.bad-name", "hook.name-taken");
        required(address, "hook.bad-address");
        required(events, "hook.no-events");
    }

    static HookDialog adding(HookDesk desk, Consumer<HookDesk.Made> added) {
        var dialog = new HookDialog(desk);
        dialog.setHeaderTitle(dialog.getTranslation("hook.add"));
        dialog.saves(dialog.getTranslation("hook.add"), () -> added.accept(desk.add(dialog.draft())));
        return dialog;
    }

    static HookDialog changing(HookDesk desk, Hook hook, Consumer<Hook> changed) {
        var dialog = new HookDialog(desk);
        dialog.setHeaderTitle(dialog.getTranslation("hook.change-of", hook.name()));
        dialog.fill(desk.types(), hook);
        var read = new LastRead(hook.revision());
        dialog.saves(
                dialog.getTranslation("hook.save"),
                () -> read.replace(
                        revision -> changed.accept(desk.change(hook.id(), dialog.draft(), revision)),
                        () -> desk.get(hook.id()).revision()));
        return dialog;
    }

    private void fill(List<HookTypes.Type> types, Hook hook) {
        name.setValue(hook.name());
        address.setValue(hook.address());
        events.setValue(types.stream()
                .filter(type -> hook.events().contains(type.name()))
                .collect(Collectors.toSet()));
    }

    private HookDraft draft() {
        return new HookDraft(
                name.getValue(),
                address.getValue(),
                events.getValue().stream().map(HookTypes.Type::name).toList());
    }
}
