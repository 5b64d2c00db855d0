package dev.rapport.customer.judgement.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.judgement.Judgement.Standing;
import dev.rapport.customer.judgement.Judgements.Wish;
import dev.rapport.platform.Revision;
import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Sets the stage or the tier of a customer, whatever the rulebook says, with why and until when. */
class SetDialog extends FormDialog {

    private final Select<String> says = new Select<>();
    private final TextField why = new TextField(getTranslation("judgement.why"));
    private final DayField until = new DayField();

    SetDialog(
            String label,
            Standing now,
            List<String> choices,
            UnaryOperator<String> word,
            BiConsumer<Wish, Revision> set,
            Supplier<Revision> present) {
        setHeaderTitle(getTranslation("judgement.set-title", label));
        says.setLabel(label);
        says.setItems(choices);
        says.setItemLabelGenerator(word::apply);
        if (choices.contains(now.is())) says.setValue(now.is());
        why.setMaxLength(300);
        why.setHelperText(getTranslation("judgement.why-hint"));
        until.setLabel(getTranslation("judgement.until-day"));
        until.setHelperText(getTranslation("judgement.until-hint"));
        var read = new LastRead(now.revision());
        content(new Paragraph(getTranslation("judgement.set-text")));
        required(says, "customer.no-such-tier", "judgement.changed-meanwhile");
        required(why, "judgement.reason-needed");
        field(until, "judgement.until-past");
        saves(
                getTranslation("judgement.set-save"),
                () -> read.replace(
                        revision -> set.accept(new Wish(says.getValue(), why.getValue(), until.getValue()), revision),
                        present));
    }
}
