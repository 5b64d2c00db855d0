package dev.rapport.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.timepicker.TimePicker;
import dev.rapport.access.MyAccount;
import dev.rapport.platform.ui.Notices;

/** My hours in which escalations that are not urgent wait. */
class QuietHoursDialog extends Dialog {

    private final transient MyAccount account;
    private final TimePicker from = new TimePicker();
    private final TimePicker to = new TimePicker();
    private final EmailField email = new EmailField();

    QuietHoursDialog(MyAccount account) {
        this.account = account;
        setHeaderTitle(getTranslation("shell.quiet-hours"));
        from.setLabel(getTranslation("shell.quiet-from"));
        to.setLabel(getTranslation("shell.quiet-to"));
        from.setClearButtonVisible(true);
        to.setClearButtonVisible(true);
        account.quietHours().ifPresent(hours -> {
            from.setValue(hours.from());
            to.setValue(hours.to());
        });
        email.setLabel(getTranslation("shell.quiet-email"));
        email.setClearButtonVisible(true);
        account.email().ifPresent(email::setValue);
        email.setHelperText(getTranslation("shell.quiet-email-hint"));
        email.setWidthFull();
        var hours = new HorizontalLayout(from, to);
        hours.setWrap(true);
        add(new Paragraph(getTranslation("shell.quiet-hint")), hours, email);
        setWidth("28rem");
        var save = new Button(getTranslation("shell.quiet-save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("shell.quiet-cancel"), click -> close()), save);
    }

    private void save() {
        Notices.attempt(() -> {
            account.keepQuiet(from.getValue(), to.getValue());
            account.reachBy(email.getValue());
            Notices.done(getTranslation("shell.quiet-saved"));
            close();
        });
    }
}
