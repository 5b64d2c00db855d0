package dev.rapport.service.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.rapport.contact.Way;
import dev.rapport.contact.WayWords;
import dev.rapport.contact.canned.CannedOffers;
import dev.rapport.contact.ui.CannedPicker;
import dev.rapport.platform.Channel;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
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
    private final transient CannedOffers offers;
    private final transient Ticket ticket;
    private final transient Supplier<@Nullable UUID> seen;
    private final transient Runnable after;
    private final transient FieldRefusals refusals = new FieldRefusals();
    private final TextArea words = new TextArea(getTranslation("ticket.solve-words"));
    private final KeptText kept = new KeptText();
    private final CannedPicker canned;
    private final RadioButtonGroup<Ending> ending = new RadioButtonGroup<>();
    private final Select<Channel> how = new ToldHow();
    private final transient Way way;
    private final TextArea why = new TextArea(getTranslation("ticket.solve-why"));
    private final Button save = new Button(getTranslation("ticket.move.solve"), click -> save());

    /** @param way how words get to the customer now */
    SolveDialog(
            HeldReplies held,
            CannedOffers offers,
            Ticket ticket,
            Way way,
            @Nullable UserId me,
            Supplier<@Nullable UUID> seen,
            Runnable after) {
        this.way = way;
        this.held = held;
        this.offers = offers;
        canned = new CannedPicker(offers, words);
        canned.answers(ticket.number());
        this.ticket = ticket;
        this.seen = seen;
        this.after = after;
        setHeaderTitle(getTranslation("ticket.solve-title", ticket.number()));
        setWidth("min(36rem, 100%)");
        words.setMaxLength(20_000);
        words.setMinRows(4);
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.setRequiredIndicatorVisible(true);
        words.setAutofocus(true);
        words.setWidthFull();
        if (me != null) kept.keepFor(me, ticket.number() + " solution");
        why.setMaxLength(LONGEST_REASON);
        why.setHelperText(getTranslation("ticket.solve-why-hint"));
        why.setRequiredIndicatorVisible(true);
        why.setWidthFull();
        ending.addClassName("in-a-line");
        ending.setItems(Ending.values());
        ending.setItemLabelGenerator(one -> getTranslation("ticket.solve-" + one.word()));
        ending.setValue(way instanceof Way.Open ? Ending.TOLD : Ending.SPOKEN);
        ending.addValueChangeListener(change -> choose());
        refusals.at(words, "ticket.answer-needs-words", "ticket.bad-text", "canned.unfilled");
        refusals.at(why, "ticket.silence-needs-reason");
        var fields = new Div(ending, how, new Div(words, kept, canned), why);
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
        var chosen = ending.getValue();
        how.setVisible(chosen == Ending.SPOKEN);
        words.setVisible(chosen != Ending.SILENTLY);
        words.setLabel(getTranslation(chosen == Ending.SPOKEN ? "ticket.solve-spoken-words" : "ticket.solve-words"));
        words.setHelperText(chosen == Ending.TOLD ? hint() : "");
        canned.setVisible(chosen != Ending.SILENTLY);
        kept.setVisible(chosen != Ending.SILENTLY);
        why.setVisible(chosen == Ending.SILENTLY);
        save.setEnabled(chosen != Ending.TOLD || way instanceof Way.Open);
        save.setText(getTranslation(
                switch (chosen) {
                    case TOLD -> "ticket.move.solve";
                    case SPOKEN -> "ticket.solve-do-spoken";
                    case SILENTLY -> "ticket.solve-do-silently";
                }));
    }

    private String hint() {
        var where = WayWords.of(way, this::getTranslation);
        return way instanceof Way.Open ? where + " " + getTranslation("ticket.solve-words-hint") : where;
    }

    private void save() {
        var done = refusals.attempt(
                () -> held.solve(ticket.id(), parting(), seen.get()).ifPresentOrElse(this::told, this::solved));
        choose();
        if (done) {
            words.clear();
            close();
        }
        after.run();
    }

    private Parting parting() {
        return switch (ending.getValue()) {
            case TOLD -> Parting.of(words.getValue(), null, false);
            case SPOKEN -> Parting.of(words.getValue(), null, true, how.getValue());
            case SILENTLY -> new Parting.Silent(why.getValue());
        };
    }

    private void solved() {
        var key = ending.getValue() == Ending.SPOKEN ? "ticket.solved-spoken" : "ticket.solved-silently";
        Notices.done(getTranslation(key, ticket.number()));
    }

    private void told(UUID solution) {
        Notices.goesOut(
                getTranslation("ticket.solve-goes-out", ticket.number()),
                () -> new SolveDialog(held, offers, ticket, way, null, seen, after)
                        .with(held.takeBack(solution))
                        .open());
    }

    /** How the customer hears of it. */
    private enum Ending implements Word {
        TOLD,
        SPOKEN,
        SILENTLY
    }
}
