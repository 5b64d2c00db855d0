package dev.rapport.contact.accounts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.PlatformForm;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Connects an account, or says something else of it; the fields are those that its platform asks for. */
class AccountDialog extends FormDialog {

    private final TextField name = new TextField(getTranslation("accounts.name"));

    private AccountDialog() {
        setWidth("min(34rem, 100%)");
        name.setMaxLength(AccountDesk.LONGEST_NAME);
        name.setHelperText(getTranslation("accounts.name-hint"));
        name.setWidthFull();
        refusals().named(name, "name");
    }

    static AccountDialog connecting(AccountDesk desk, Consumer<ChannelAccount> connected) {
        var dialog = new AccountDialog();
        dialog.connect(desk, connected);
        return dialog;
    }

    static AccountDialog changing(
            AccountDesk desk, PlatformForm platform, ChannelAccount account, Consumer<ChannelAccount> changed) {
        var dialog = new AccountDialog();
        dialog.change(desk, platform, account, changed);
        return dialog;
    }

    private void connect(AccountDesk desk, Consumer<ChannelAccount> connected) {
        setHeaderTitle(getTranslation("accounts.connect"));
        var platforms = desk.platforms();
        var inputs = platforms.stream()
                .collect(Collectors.toMap(
                        PlatformForm::name, platform -> new AccountInputs(platform, desk.teams(), null, refusals())));
        var chosen = platform(platforms, inputs);
        field(chosen);
        required(name, "accounts.bad-name", "accounts.name-taken");
        platforms.forEach(platform -> put(of(platform, inputs)));
        if (!platforms.isEmpty()) chosen.setValue(platforms.getFirst());
        saves(
                getTranslation("accounts.connect"),
                () -> connected.accept(desk.connect(
                        chosen.getValue().name(),
                        new AccountDraft(
                                name.getValue(), of(chosen.getValue(), inputs).values()))));
    }

    private Select<PlatformForm> platform(List<PlatformForm> platforms, Map<String, AccountInputs> inputs) {
        var select = new Select<PlatformForm>();
        select.setLabel(getTranslation("accounts.platform"));
        select.setItems(platforms);
        select.setItemLabelGenerator(platform -> AccountWords.platform(platform.name()));
        select.setWidthFull();
        select.addValueChangeListener(change -> inputs.forEach((platform, fields) ->
                fields.show(platform.equals(change.getValue().name()))));
        return select;
    }

    private void change(
            AccountDesk desk, PlatformForm platform, ChannelAccount account, Consumer<ChannelAccount> changed) {
        setHeaderTitle(getTranslation("accounts.change-of", account.name()));
        name.setValue(account.name());
        required(name, "accounts.bad-name", "accounts.name-taken");
        var inputs = new AccountInputs(platform, desk.teams(), account, refusals());
        put(inputs);
        var read = new LastRead(account.revision());
        saves(
                getTranslation("accounts.save"),
                () -> read.replace(
                        revision -> changed.accept(desk.change(
                                account.id(), new AccountDraft(name.getValue(), inputs.values()), revision)),
                        () -> desk.get(account.id()).revision()));
    }

    private static AccountInputs of(PlatformForm platform, Map<String, AccountInputs> inputs) {
        return Objects.requireNonNull(inputs.get(platform.name()));
    }

    private void put(AccountInputs inputs) {
        content(inputs.components().toArray(Component[]::new));
    }
}
