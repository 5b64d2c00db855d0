package dev.rapport.sla.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.platform.ui.Asked;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.FieldRefusals;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.SlaQueries;
import dev.rapport.sla.ledger.Anchor;
import dev.rapport.sla.ledger.Chain;
import dev.rapport.sla.ledger.FaultWords;
import dev.rapport.sla.ledger.LedgerAudit;
import dev.rapport.sla.ledger.LedgerAudit.Verification;
import dev.rapport.sla.ledger.LedgerEntries;
import dev.rapport.sla.ledger.LedgerProtection;
import dev.rapport.sla.ledger.LedgerReport;
import jakarta.annotation.security.RolesAllowed;
import java.util.HexFormat;

/** Whether the ledger is as it was written, what it says of a case, and the days that are closed. */
@Route("sla/ledger")
@InSlaNav(value = "sla.ledger", place = 90)
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
@CssImport("./styles/sla.css")
public class LedgerView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int DAYS = 31;
    private static final int ENTRIES = 200;
    private static final String CASE = "case";

    private final transient LedgerAudit audit;
    private final transient LedgerEntries entries;
    private final transient SlaQueries queries;
    private final transient SlaRows rows;
    private final Button verify = new Button();
    private final Div result = new Div();
    private final TextField number = new TextField();
    private final transient FieldRefusals refusals = new FieldRefusals();
    private final Div found = new Div();

    LedgerView(LedgerAudit audit, LedgerEntries entries, LedgerProtection protection, SlaQueries queries, Staff staff) {
        this.audit = audit;
        this.entries = entries;
        this.queries = queries;
        rows = new SlaRows(staff, this);
        addClassNames("page", "ledger");
        verify.setText(getTranslation("sla.ledger.verify"));
        verify.addThemeVariants(ButtonVariant.PRIMARY);
        verify.addClickListener(click -> verify());
        result.getElement().setAttribute("aria-live", "polite");
        add(
                new SlaNav(),
                new PageHead(getPageTitle()).actions(verify),
                new Paragraph(getTranslation("sla.ledger.text")));
        var open = protection.changeable();
        if (!open.isEmpty()) add(new Div(Chips.warning(getTranslation("sla.ledger.open", String.join(", ", open)))));
        add(
                result,
                new H2(getTranslation("sla.ledger.find")),
                search(),
                found,
                new H2(getTranslation("sla.ledger.days")));
        add(days());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sla.ledger");
    }

    /** The case that is looked at is in the address. */
    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        number.setValue(Asked.of(navigation).word(CASE).orElse(""));
        show();
    }

    private Component search() {
        number.setLabel(getTranslation("sla.ledger.find-hint"));
        number.setClearButtonVisible(true);
        var ask = new Button(getTranslation("sla.ledger.show"), click -> turn());
        refusals.at(number, "error.no-such-id");
        number.addKeyPressListener(Key.ENTER, pressed -> turn());
        var line = new Div(number, ask);
        line.addClassName("sla-filters");
        return line;
    }

    private void turn() {
        UI.getCurrent()
                .navigate(
                        LedgerView.class,
                        number.isEmpty()
                                ? QueryParameters.empty()
                                : QueryParameters.of(CASE, number.getValue().strip()));
    }

    private void show() {
        found.removeAll();
        if (number.isEmpty()) return;
        refusals.attempt(() -> {
            var chain = Chain.of(queries.subject(number.getValue().strip()));
            found.add(new LedgerList(entries.of(chain, ENTRIES, null).items(), rows::name));
        });
    }

    private Component days() {
        var closed =
                entries.anchors(DAYS).stream().filter(day -> day.chains() > 0).toList();
        if (closed.isEmpty()) return new Paragraph(getTranslation("sla.ledger.no-days"));
        var list = new Div(new Paragraph(getTranslation("sla.ledger.days-text")));
        closed.forEach(day -> list.add(line(day)));
        return list;
    }

    private Component line(Anchor day) {
        var chains = new Span(getTranslation("sla.ledger.chains") + ": " + day.chains());
        chains.addClassName("secondary");
        var hash = new Code(HexFormat.of().formatHex(day.hash()));
        hash.addClassName("ledger-hash");
        var line = new Div(new Span(Times.day(day.day())), chains, hash);
        line.addClassName("ledger-line");
        return line;
    }

    private void verify() {
        Notices.attempt(() -> {
            var verification = audit.verification();
            verify.setEnabled(false);
            result.removeAll();
            var ui = UI.getCurrent();
            var bar = new ProgressBar();
            var said = new Span();
            result.add(bar, said);
            Thread.startVirtualThread(() -> run(verification, ui, bar, said));
        });
    }

    private void run(Verification verification, UI ui, ProgressBar bar, Span said) {
        try {
            var estimate = Math.max(1, verification.estimate());
            var report = verification.run(seen -> ui.access(() -> {
                bar.setValue(Math.min(1, (double) seen / estimate));
                said.setText(getTranslation("sla.ledger.verifying", seen, Math.max(seen, estimate)));
            }));
            ui.access(() -> tell(report));
        } catch (UIDetachedException e) {
            // whoever asked has gone; the log and the ledger say what was found
        } catch (RuntimeException e) {
            ui.access(() -> {
                result.removeAll();
                result.add(Chips.warning(getTranslation("sla.ledger.failed", String.valueOf(e.getMessage()))));
                verify.setEnabled(true);
            });
        }
    }

    private void tell(LedgerReport report) {
        verify.setEnabled(true);
        result.removeAll();
        if (report.isIntact()) {
            result.add(
                    Chips.good(getTranslation("sla.ledger.intact")),
                    new Paragraph(getTranslation(
                            "sla.ledger.intact-text",
                            report.rows(),
                            report.chains(),
                            report.days(),
                            report.compared(),
                            report.took().toMillis() / 1000.0)));
            return;
        }
        var faults = new OrderedList();
        report.faults().forEach(fault -> {
            var words = FaultWords.of(fault);
            faults.add(new ListItem(getTranslation(words.key(), words.arguments())));
        });
        result.add(Chips.bad(getTranslation("sla.ledger.broken")), faults);
        if (report.more()) result.add(new Paragraph(getTranslation("sla.ledger.more")));
    }
}
