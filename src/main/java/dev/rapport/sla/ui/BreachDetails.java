package dev.rapport.sla.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.Breach;
import dev.rapport.sla.BreachRemark;
import dev.rapport.sla.BreachRemark.Cause;
import dev.rapport.sla.BreachRemarks;
import dev.rapport.sla.SlaQueries;
import java.util.function.Consumer;

/** One breach minute by minute, what managers said of it, and, for those who may, the form to say it. */
final class BreachDetails extends Div {

    private final transient BreachRemarks remarks;
    private final transient SlaRows rows;
    private final transient Consumer<BreachRemark> told;
    private final Breach breach;
    private final Select<Cause> cause = new Select<>();
    private final TextField remark = new TextField();
    private final Checkbox excuses = new Checkbox();

    /** @param told hears what is said here */
    BreachDetails(
            Breach breach,
            SlaQueries queries,
            BreachRemarks remarks,
            SlaRows rows,
            boolean maySay,
            Consumer<BreachRemark> told) {
        this.breach = breach;
        this.remarks = remarks;
        this.rows = rows;
        this.told = told;
        addClassName("sla-details");
        queries.strips(breach.subject()).stream()
                .filter(strip -> strip.of().metric().name().equals(breach.metric())
                        && strip.of().clock().round() == breach.round())
                .forEach(strip -> add(new SlaStrip(strip, rows::name)));
        remarks.of(breach.id()).forEach(one -> add(line(one)));
        if (maySay) add(form());
    }

    private Div line(BreachRemark one) {
        var text = new Span(
                one.remark() == null
                        ? SlaWords.cause(this, one.cause())
                        : getTranslation("sla.remark-line", SlaWords.cause(this, one.cause()), one.remark()));
        var who = new Span(rows.name(one.by()) + " · ");
        who.addClassName("secondary");
        var line = new Div(text);
        if (one.excuses()) line.add(SlaWords.excused(this));
        line.add(who, Times.ago(one.at()));
        line.addClassName("row");
        return line;
    }

    private Div form() {
        cause.setLabel(getTranslation("sla.cause"));
        cause.setItems(Cause.values());
        cause.setItemLabelGenerator(one -> SlaWords.cause(this, one));
        cause.setValue(
                breach.judged() == null ? Cause.STAFFING : breach.judged().cause());
        remark.setLabel(getTranslation("sla.remark"));
        remark.setMaxLength(BreachRemarks.LONGEST_REMARK);
        excuses.setLabel(getTranslation("sla.excuse"));
        var save = new Button(getTranslation("sla.say"), click -> say());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        var form = new Div(cause, remark, excuses, save);
        form.addClassName("sla-remark");
        return form;
    }

    private void say() {
        Notices.attempt(() -> {
            told.accept(remarks.add(breach.id(), cause.getValue(), excuses.getValue(), remark.getValue()));
            Notices.done(getTranslation("sla.said"));
        });
    }
}
