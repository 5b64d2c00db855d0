package dev.rapport.service.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.FieldRefusals;
import dev.rapport.platform.ui.KeptText;
import dev.rapport.platform.ui.Notices;
import dev.rapport.service.HeldReplies;
import dev.rapport.service.Parting;
import dev.rapport.service.Ticket;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Solves a ticket with what the customer is told, or says why nobody tells them. */
final class SolveDialog extends Dialog {

    private static final int LONGEST_REASON = 500;

    private final transient HeldReplies held;
    private final transient Ticket ticket;
    private final transient Supplier<@Nullable UUID> seen;
    private final transient Runnable after;
    private final transient FieldRefusals refusals = new FieldRefusals();
    private final TextArea words = new TextArea(getTranslation("ticket.solve-words"));
    private final KeptText kept = new KeptText();
    private final RadioButtonGroup<Boolean> silently = new RadioButtonGroup<>();
    private final TextArea why = new TextArea(getTranslation("ticket.solve-why"));
    private final Button save = new Button(getTranslation("ticket.move.solve"), click -> save());

    SolveDialog(HeldReplies held, Ticket ticket, @Nullable UserId me, Supplier<@Nullable UUID> seen, Runnable after) {
        this.held = held;
        this.ticket = ticket;
        this.seen = seen;
        this.after = after;
        setHeaderTitle(getTranslation("ticket.solve-title", ticket.number()));
        setWidth("min(36rem, 100%)");
        words.setMaxLength(20_000);
        words.setMinRows(4);
        words.setHelperText(getTranslation("ticket.solve-words-hint"));
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.setRequiredIndicatorVisible(true);
        words.setAutofocus(true);
        words.setWidthFull();
        if (me != null) kept.keepFor(me, ticket.number() + " solution");
        why.setMaxLength(LONGEST_REASON);
        why.setHelperText(getTranslation("ticket.solve-why-hint"));
        why.setRequiredIndicatorVisible(true);
        why.setWidthFull();
        silently.addClassName("in-a-line");
        silently.setItems(false, true);
        silently.setItemLabelGenerator(
                silent -> getTranslation(silent ? "ticket.solve-silently" : "ticket.solve-told"));
        silently.setValue(false);
        silently.addValueChangeListener(change -> choose());
        refusals.at(words, "ticket.answer-needs-words", "ticket.bad-text");
        refusals.at(why, "ticket.silence-needs-reason");
        var fields = new Div(silently, new Div(words, kept), why);
        fields.addClassName("stack");
        add(fields);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("ticket.cancel"), click -> close()), save);
        choose();
    }

    /** With what was written before and taken back. */
    SolveDialog with(String written) {
        words.setValue(written);
        return this;
    }

    private void choose() {
        var silent = silently.getValue();
        words.setVisible(!silent);
        kept.setVisible(!silent);
        why.setVisible(silent);
        save.setText(getTranslation(silent ? "ticket.solve-do-silently" : "ticket.move.solve"));
    }

    private void save() {
        var done = refusals.attempt(() -> held.solve(ticket.id(), parting(), seen.get())
                .ifPresentOrElse(
                        this::told, () -> Notices.done(getTranslation("ticket.solved-silently", ticket.number()))));
        save.setEnabled(true);
        if (done) {
            words.clear();
            close();
        }
        after.run();
    }

    private Parting parting() {
        return silently.getValue() ? new Parting.Silent(why.getValue()) : Parting.of(words.getValue(), null);
    }

    private void told(UUID solution) {
        Notices.goesOut(
                getTranslation("ticket.solve-goes-out"),
                () -> new SolveDialog(held, ticket, null, seen, after)
                        .with(held.takeBack(solution))
                        .open());
    }
}
