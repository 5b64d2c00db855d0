package dev.rapport.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Times;
import dev.rapport.rules.RulebookVersion.State;
import dev.rapport.sla.calendars.desk.CalendarHorizon;
import dev.rapport.sla.recomputation.RecomputationProgress;
import dev.rapport.sla.recomputation.Recomputations;
import dev.rapport.sla.ui.BeyondCalendarNote;
import dev.rapport.sla.ui.InSlaNav;
import dev.rapport.sla.ui.RecomputationBar;
import dev.rapport.sla.ui.SlaNav;
import dev.rapport.studio.policies.PolicyDesk;
import dev.rapport.studio.rulebooks.RulebookDesk;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The versions of the policies; publishing one computes all open clocks again. */
@Route("sla/policies")
@InSlaNav(value = "sla.policies", place = 70)
@RolesAllowed({"MANAGER", "DESIGNER", "AUDITOR", "ADMIN"})
@CssImport("./styles/sla.css")
public class PoliciesView extends Div implements HasDynamicTitle {

    private final transient PolicyDesk desk;
    private final transient CalendarHorizon horizon;
    private final Paragraph effect = new Paragraph();
    private final BeyondCalendarNote beyond = new BeyondCalendarNote();
    private final RecomputationBar progress = new RecomputationBar();
    private final Div lines = new Div();
    private final TextArea text = new TextArea();
    private final Details writing = new Details(getTranslation("sla.policies.write"));

    PoliciesView(PolicyDesk desk, CalendarHorizon horizon, Live live) {
        this.desk = desk;
        this.horizon = horizon;
        addClassNames("page", "what-if");
        lines.addClassNames("panel", "calendar-lines");
        prepareWriting();
        live.refresh(
                this,
                RecomputationProgress.class,
                (RecomputationProgress went) -> went.key().equals(Recomputations.ALL),
                this::showProgress);
        add(new SlaNav(), new PageHead(getPageTitle()), effect, beyond, progress, lines, writing);
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sla.policies");
    }

    private void prepareWriting() {
        text.setLabel(getTranslation("sla.what-if.policies"));
        text.setHelperText(getTranslation("sla.policies.write-hint"));
        text.addClassName("what-if-policies");
        var keep = new Button(
                getTranslation("sla.policies.keep"),
                click -> Notices.attempt(() -> {
                    var version = desk.write(text.getValue());
                    writing.setOpened(false);
                    show();
                    Notices.done(getTranslation("sla.policies.kept", version));
                }));
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        writing.add(text, keep);
    }

    private void show() {
        var versions = desk.versions();
        lines.removeAll();
        versions.forEach(version -> lines.add(line(version)));
        text.setValue(inForce(versions));
        writing.setVisible(desk.mayWrite());
        effect.setText(getTranslation("sla.policies.text", desk.openClocks()));
        showProgress();
    }

    private void showProgress() {
        beyond.show(horizon.all());
        progress.show(desk.recomputation().orElse(null));
    }

    private static String inForce(List<RulebookDesk.Version> versions) {
        return versions.stream()
                .filter(version -> version.of().state() == State.PUBLISHED)
                .findFirst()
                .map(version -> version.of().text())
                .orElse("");
    }

    private Div line(RulebookDesk.Version version) {
        var of = version.of();
        var words = new Div(new Span(getTranslation("sla.history-line", of.version(), author(version))));
        words.addClassName("row");
        if (of.state() == State.PUBLISHED) words.add(Chips.good(getTranslation("sla.policies.decides")));
        if (of.publishedAt() != null) {
            var by = version.publishedBy();
            words.add(new Span(
                    by == null
                            ? getTranslation("sla.policies.published")
                            : getTranslation("sla.policies.published-by", by)));
            words.add(Times.ago(of.publishedAt()));
        } else {
            words.add(new Span(getTranslation("sla.policies.written")), Times.ago(of.writtenAt()));
        }
        var whole = new Pre(of.text());
        whole.addClassName("ledger-body");
        var opened = new Details(words, whole);
        var line = new Div(opened);
        line.addClassName("row");
        if (version.mayPublish()) {
            var publish = of.publishedAt() == null
                    ? new Button(getTranslation("sla.policies.publish"), click -> confirm(of.version()))
                    : new Button(getTranslation("sla.policies.go-back-to"), click -> askWhy(of.version()));
            publish.addThemeVariants(ButtonVariant.TERTIARY);
            line.add(publish);
        }
        if (of.state() == State.PUBLISHED && desk.mayWrite() && of.version() > 1) {
            var back = new Button(getTranslation("sla.policies.go-back"), click -> askWhy(null));
            back.addThemeVariants(ButtonVariant.TERTIARY);
            line.add(back);
        }
        return line;
    }

    private String author(RulebookDesk.Version version) {
        return version.of().shipped()
                ? getTranslation("sla.history-product")
                : Objects.requireNonNullElse(version.author(), "–");
    }

    private void confirm(int version) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("sla.policies.publish-header", version));
        dialog.setText(getTranslation("sla.policies.publish-text", desk.openClocks()));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("sla.policies.not-now"));
        dialog.setConfirmText(getTranslation("sla.policies.publish"));
        dialog.addConfirmListener(confirmed -> publish(version));
        dialog.open();
    }

    /** One person is enough to go back, who says why. */
    private void askWhy(@Nullable Integer wanted) {
        var why = new TextArea(getTranslation("sla.policies.go-back-why"));
        why.setRequiredIndicatorVisible(true);
        why.setMaxLength(500);
        why.setWidthFull();
        var dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("sla.policies.go-back"));
        dialog.add(new Paragraph(getTranslation("sla.policies.go-back-text")), why);
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("sla.policies.not-now"));
        dialog.setConfirmText(getTranslation("sla.policies.go-back"));
        dialog.addConfirmListener(confirmed -> Notices.attempt(() -> {
            var version = goBack(wanted, why.getValue());
            show();
            Notices.done(getTranslation("sla.policies.gone-back", version));
        }));
        dialog.open();
    }

    private int goBack(@Nullable Integer wanted, String why) {
        if (wanted == null) return desk.goBack(why);
        desk.goBackTo(wanted, why);
        return wanted;
    }

    private void publish(int version) {
        Notices.attempt(() -> {
            var clocks = desk.publish(version);
            show();
            Notices.done(getTranslation("sla.policies.published-now", version, clocks));
        });
    }
}
