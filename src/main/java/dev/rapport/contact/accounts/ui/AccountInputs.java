package dev.rapport.contact.accounts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Team;
import dev.rapport.contact.accounts.AccountField;
import dev.rapport.contact.accounts.AccountForm;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.PlatformForm;
import dev.rapport.platform.ui.FieldRefusals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The controls in which the fields of one platform are entered. */
class AccountInputs {

    private final String platform;
    private final List<Team> teams;
    private final FieldRefusals refusals;
    private final Map<AccountField, HasValue<?, ?>> inputs = new LinkedHashMap<>();

    /** @param account absent for a new one */
    AccountInputs(PlatformForm platform, List<Team> teams, @Nullable ChannelAccount account, FieldRefusals refusals) {
        this.platform = platform.name();
        this.teams = teams;
        this.refusals = refusals;
        platform.fields().forEach(field -> inputs.put(field, input(field, account)));
    }

    List<Component> components() {
        return inputs.values().stream().map(Component.class::cast).toList();
    }

    void show(boolean isShown) {
        components().forEach(input -> input.setVisible(isShown));
    }

    /** A secret that is not typed stays as it is kept. */
    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        inputs.forEach((field, input) -> {
            var value = input.getValue() == null ? "" : String.valueOf(input.getValue());
            if (!field.isSecret() || !value.isEmpty()) values.put(field.name(), value);
        });
        return values;
    }

    private HasValue<?, ?> input(AccountField field, @Nullable ChannelAccount account) {
        var value = account == null ? field.usual() : account.settings().getOrDefault(field.name(), "");
        return switch (field.kind()) {
            case FLAG -> flag(field, value);
            case CHOICE -> choice(field, value);
            case TEAM -> team(field, value);
            case LIST -> list(field, value);
            case SECRET -> secret(field, account != null && account.secrets().contains(field.name()));
            default -> text(field, value);
        };
    }

    private Checkbox flag(AccountField field, String value) {
        var input = new Checkbox(AccountWords.field(platform, field.name()), Boolean.parseBoolean(value));
        AccountWords.hint(platform, field).ifPresent(input::setHelperText);
        refusals.named(input, field.name());
        return input;
    }

    private Select<String> choice(AccountField field, String value) {
        var input = new Select<String>();
        input.setLabel(AccountWords.field(platform, field.name()));
        input.setItems(field.choices());
        input.setItemLabelGenerator(one -> AccountWords.choice(platform, field.name(), one));
        if (field.choices().contains(value)) input.setValue(value);
        input.setWidthFull();
        AccountWords.hint(platform, field).ifPresent(input::setHelperText);
        return entered(input, field, field.needed());
    }

    /** One that was given up is offered while it is kept. */
    private ComboBox<String> team(AccountField field, String value) {
        var names = new LinkedHashMap<String, String>();
        var locale = UI.getCurrent().getLocale();
        teams.forEach(team -> names.put(team.key(), team.name(locale)));
        if (!value.isEmpty()) names.putIfAbsent(value, value);
        var input = new ComboBox<String>(AccountWords.field(platform, field.name()));
        input.setItems(names.keySet());
        input.setItemLabelGenerator(key -> names.getOrDefault(key, key));
        input.setValue(value.isEmpty() ? null : value);
        input.setClearButtonVisible(!field.needed());
        input.setWidthFull();
        AccountWords.hint(platform, field).ifPresent(input::setHelperText);
        return entered(input, field, field.needed());
    }

    private TextField text(AccountField field, String value) {
        var input = new TextField(AccountWords.field(platform, field.name()));
        input.setMaxLength(AccountForm.LONGEST);
        input.setValue(value);
        input.setWidthFull();
        AccountWords.hint(platform, field).ifPresent(input::setHelperText);
        refusals.readable(input, written -> AccountForm.read(field, written));
        return entered(input, field, field.needed());
    }

    /** What is pasted one a line stays so until it is kept. */
    private TextArea list(AccountField field, String value) {
        var input = new TextArea(AccountWords.field(platform, field.name()));
        input.setMaxLength(AccountForm.LONGEST);
        input.setMinRows(1);
        input.setMaxRows(8);
        input.setValue(value);
        input.setWidthFull();
        AccountWords.hint(platform, field).ifPresent(input::setHelperText);
        refusals.readable(input, written -> AccountForm.read(field, written));
        return entered(input, field, field.needed());
    }

    /** Never shown again. */
    private PasswordField secret(AccountField field, boolean isKept) {
        var input = new PasswordField(AccountWords.field(platform, field.name()));
        input.setRevealButtonVisible(true);
        input.setAutocomplete(Autocomplete.NEW_PASSWORD);
        input.setWidthFull();
        if (isKept) input.setHelperText(UI.getCurrent().getTranslation("accounts.kept"));
        else AccountWords.hint(platform, field).ifPresent(input::setHelperText);
        refusals.readable(input, written -> AccountForm.read(field, written));
        return entered(input, field, field.needed() && !isKept);
    }

    private <F extends Component & HasValidationProperties & HasValue<?, ?>> F entered(
            F input, AccountField field, boolean isRequired) {
        if (isRequired) refusals.required(input);
        refusals.named(input, field.name());
        return input;
    }
}
