package dev.rapport.insight.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.insight.breaches.Breach;
import dev.rapport.insight.breaches.BreachRemark;
import dev.rapport.insight.breaches.BreachRemark.Cause;
import dev.rapport.insight.breaches.BreachRemarks;
import dev.rapport.insight.breaches.BreachReports;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.ledger.LedgerEntries;
import dev.rapport.sla.ui.LedgerList;
import dev.rapport.sla.ui.SlaRows;
import dev.rapport.sla.ui.SlaStrip;
import java.util.function.Consumer;

/** One breach minute by minute and in words, what managers said of it, and, for those who may, the form to say it. */
final class BreachDetails extends Div {

    private final transient BreachRemarks remarks;
    private final transient SlaRows rows;
    private final transient Consumer<BreachRemark> told;
    private final Breach breach;
    private final Div said = new Div();
    private final Select<Cause> cause = new Select<>();
    private final TextField remark = new TextField();
    private final Checkbox excuses = new Checkbox();

    /** @param told hears what is said here */
    BreachDetails(
            Breach breach,
            BreachReports reports,
            BreachRemarks remarks,
            LedgerEntries ledger,
            SlaRows rows,
            Downloads downloads,
            boolean maySay,
            Consumer<BreachRemark> told) {
        this.breach = breach;
        this.remarks = remarks;
        this.rows = rows;
        this.told = told;
        addClassName("sla-details");
        var report = reports.of(breach);
        add(
                report.strip() == null
                        ? new Span(getTranslation("sla.no-strip"))
                        : new SlaStrip(report.strip(), rows::name));
        var sentences = new OrderedList();
        sentences.addClassName("sla-sentences");
        reports.sentences(report).forEach(sentence -> sentences.add(new ListItem(sentence)));
        add(new H4(getTranslation("sla.why")), sentences, said);
        add(new LadderList(reports.ladder(breach), rows));
        remarks.of(breach.id()).forEach(one -> said.add(line(one)));
        if (maySay) add(form());
        var proof = new Details(
                getTranslation("sla.ledger.entries"),
                new LedgerList(ledger.about(breach.subject(), breach.id(), breach.clock()), rows::name));
        add(proof, downloads.of(breach));
    }

    private Div line(BreachRemark one) {
        var text = new Span(
                one.remark() == null
                        ? RateWords.cause(this, one.cause())
                        : getTranslation("sla.remark-line", RateWords.cause(this, one.cause()), one.remark()));
        var who = new Span(rows.name(one.by()) + " · ");
        who.addClassName("secondary");
        var line = new Div(text);
        if (one.excuses()) line.add(RateWords.excused(this));
        line.add(who, Times.ago(one.at()));
        line.addClassName("row");
        return line;
    }

    private Div form() {
        cause.setLabel(getTranslation("sla.cause"));
        cause.setItems(Cause.values());
        cause.setItemLabelGenerator(one -> RateWords.cause(this, one));
        cause.setPlaceholder(getTranslation("sla.cause-choose"));
        cause.setRequiredIndicatorVisible(true);
        cause.addValueChangeListener(change -> cause.setInvalid(false));
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
        if (cause.isEmpty()) {
            cause.setErrorMessage(getTranslation("sla.cause-needed"));
            cause.setInvalid(true);
            cause.focus();
            return;
        }
        Notices.attempt(() -> {
            var kept = remarks.add(breach.id(), cause.getValue(), excuses.getValue(), remark.getValue());
            said.addComponentAsFirst(line(kept));
            cause.clear();
            excuses.clear();
            remark.clear();
            told.accept(kept);
            Notices.done(getTranslation("sla.said"));
        });
    }
}
