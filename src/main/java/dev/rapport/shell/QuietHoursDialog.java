package dev.rapport.shell;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.timepicker.TimePicker;
import dev.rapport.access.MyAccount;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.Notices;

/** My hours in which escalations that are not urgent wait. */
class QuietHoursDialog extends FormDialog {

    private final TimePicker from = new TimePicker();
    private final TimePicker to = new TimePicker();
    private final EmailField email = new EmailField();

    QuietHoursDialog(MyAccount account) {
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
        content(new Paragraph(getTranslation("shell.quiet-hint")));
        field(from, "access.bad-quiet-hours");
        field(to);
        row(from, to);
        field(email, "access.bad-email");
        setWidth("28rem");
        saves(getTranslation("shell.quiet-save"), () -> {
            account.keepQuiet(from.getValue(), to.getValue());
            account.reachBy(email.getValue());
            Notices.done(getTranslation("shell.quiet-saved"));
        });
    }
}
