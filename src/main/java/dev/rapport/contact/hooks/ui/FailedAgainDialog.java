package dev.rapport.contact.hooks.ui;

import com.vaadin.flow.component.html.Paragraph;
import dev.rapport.contact.hooks.Hook;
import dev.rapport.contact.hooks.HookDesk;
import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PersonZone;
import java.time.Clock;
import java.time.LocalDate;

/** Has everything told once more that failed since a day. */
class FailedAgainDialog extends FormDialog {

    FailedAgainDialog(HookDesk desk, Hook hook, Clock clock, Runnable done) {
        setHeaderTitle(getTranslation("hook.failed-again"));
        var zone = PersonZone.get();
        var since = new DayField();
        since.setLabel(getTranslation("hook.since"));
        since.setValue(LocalDate.ofInstant(clock.instant(), zone).minusDays(1));
        content(new Paragraph(getTranslation("hook.failed-again-text")));
        required(since, "hook.no-since");
        saves(getTranslation("hook.again"), () -> {
            var many = desk.failedAgain(
                    hook.id(), since.getValue().atStartOfDay(zone).toInstant());
            Notices.done(getTranslation("hook.many-again", many));
            done.run();
        });
    }
}
