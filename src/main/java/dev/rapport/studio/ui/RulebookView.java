package dev.rapport.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.Asked;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import dev.rapport.studio.rulebooks.RulebookDesk;
import dev.rapport.studio.rulebooks.RulebookDesk.Version;
import dev.rapport.studio.rulebooks.RulebookReview;
import dev.rapport.studio.rulebooks.WrittenRules;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rulebook: its text as grids or as it is written, and beside it what was found out about it, its examples, what it says
 * otherwise than what decides now, and its versions. With {@code ?version=} it shows that version, and with {@code ?rule=}
 * the rule in it, so that a decision can lead to what decided it.
 */
@Route("rulebooks/:rulebook")
@RolesAllowed({"DESIGNER", "MANAGER", "AUDITOR", "ADMIN"})
@CssImport("./styles/sla.css")
@CssImport("./styles/studio.css")
public class RulebookView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int MOST_UNDONE = 100;

    private final transient RulebookDesk desk;
    private final transient RulebookReview review;
    private final Div head = new Div();
    private final Div body = new Div();
    private final transient Deque<String> before = new ArrayDeque<>();
    private String name = "";
    private transient @Nullable WrittenRules written;

    RulebookView(RulebookDesk desk, RulebookReview review) {
        this.desk = desk;
        this.review = review;
        addClassNames("page", "rulebook-page");
        body.addClassName("draft-body");
        add(head, body);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("studio.rulebook.title", RulebooksView.title(name));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        name = desk.book(navigation.getRouteParameters().get("rulebook").orElse(""))
                .name();
        var asked = Asked.of(navigation);
        var rule = asked.word("rule").orElse(null);
        before.clear();
        asked.read("version", this::version).ifPresentOrElse(version -> showVersion(version, rule), this::showWritten);
    }

    private Optional<Version> version(String text) {
        if (!text.matches("\\d{1,9}")) return Optional.empty();
        return Optional.of(desk.version(name, Integer.parseInt(text)));
    }

    /** A version as it is, which cannot be changed. */
    private void showVersion(Version version, @Nullable String rule) {
        written = null;
        var live = desk.live(name);
        var open = new Button(
                getTranslation("studio.rulebook.open-live"),
                click -> getUI().ifPresent(ui -> ui.navigate("rulebooks/" + name)));
        head.removeAll();
        head.add(
                new PageHead(getTranslation(
                                "studio.rulebook.in-version",
                                RulebooksView.title(name),
                                version.of().version()))
                        .facts(facts(version).toArray(Component[]::new))
                        .actions(open),
                new Paragraph(
                        rule == null
                                ? getTranslation("studio.rulebook.version-text")
                                : getTranslation("studio.rulebook.rule-text", rule)));
        body.removeAll();
        var text = new RulebookText(desk.book(name), live.of(), changed -> {});
        text.show(version.of().text(), false, rule);
        body.add(text, side(version.of().text(), text));
    }

    private List<Component> facts(Version version) {
        var facts = new java.util.ArrayList<Component>();
        if (version.decides()) facts.add(Chips.good(getTranslation("studio.rulebook.decides")));
        facts.add(new Span(getTranslation("studio.rulebook.by", RulebookVersionList.author(version))));
        facts.add(Times.ago(version.of().writtenAt()));
        return facts;
    }

    /** What the asker writes; for whoever may not, what decides. */
    private void showWritten() {
        show(desk.written(name));
    }

    private void show(WrittenRules now) {
        written = now;
        var live = desk.live(name);
        var mayWrite = desk.mayWrite();
        head.removeAll();
        head.add(
                new PageHead(RulebooksView.title(name))
                        .facts(
                                Chips.good(getTranslation(
                                        "studio.rulebook.version-decides",
                                        live.of().version())),
                                new Span(getTranslation("studio.rulebook.by", RulebookVersionList.author(live))))
                        .actions(mayWrite ? actions(now) : new Component[0]),
                new Paragraph(next(now, live)));
        body.removeAll();
        var text = new RulebookText(desk.book(name), live.of(), this::keep);
        text.show(now.text(), mayWrite, null);
        body.add(text, side(now.text(), text));
    }

    private String next(WrittenRules now, Version live) {
        if (!desk.mayWrite()) return getTranslation("studio.rulebook.next-read");
        if (now.changedAt() == null) return getTranslation("studio.rulebook.next-write");
        return now.basedOn() == live.of().version()
                ? getTranslation("studio.rulebook.next-hand-in")
                : getTranslation(
                        "studio.rulebook.next-behind", now.basedOn(), live.of().version());
    }

    private Component[] actions(WrittenRules now) {
        var undo =
                new Button(getTranslation("studio.rulebook.undo"), VaadinIcon.ARROW_BACKWARD.create(), click -> undo());
        undo.setEnabled(!before.isEmpty());
        var discard = new Button(getTranslation("studio.rulebook.discard"), click -> {
            desk.discard(name);
            before.clear();
            showWritten();
            Notices.done(getTranslation("studio.rulebook.discarded"), () -> keep(now.text()));
        });
        discard.setEnabled(now.changedAt() != null);
        var handIn = new Button(getTranslation("studio.rulebook.hand-in"), click -> handIn());
        handIn.addThemeVariants(ButtonVariant.PRIMARY);
        handIn.setEnabled(now.changedAt() != null);
        return new Component[] {undo, discard, handIn};
    }

    /** Keeps each change at once, so that nothing is lost. */
    private void keep(String text) {
        var now = written;
        if (now == null || now.text().equals(text)) return;
        Notices.attempt(() -> {
            var kept = desk.save(name, text, now.revision());
            before.push(now.text());
            if (before.size() > MOST_UNDONE) before.removeLast();
            show(kept);
        });
    }

    private void undo() {
        var now = written;
        if (now == null || before.isEmpty()) return;
        var text = before.pop();
        Notices.attempt(() -> show(desk.save(name, text, now.revision())));
    }

    private void handIn() {
        var now = written;
        if (now == null) return;
        var live = desk.live(name).of().version();
        if (now.basedOn() == live) {
            handIn(now, false);
            return;
        }
        var dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("studio.rulebook.hand-in"));
        dialog.setText(getTranslation("studio.rulebook.next-behind", now.basedOn(), live));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("sla.policies.not-now"));
        dialog.setConfirmText(getTranslation("studio.rulebook.hand-in"));
        dialog.addConfirmListener(confirmed -> handIn(now, true));
        dialog.open();
    }

    /** @param agreed whether what was published since may be taken back */
    private void handIn(WrittenRules now, boolean agreed) {
        Notices.attempt(() -> {
            var version = desk.handIn(name, now.revision(), agreed);
            before.clear();
            showWritten();
            Notices.done(getTranslation("studio.rulebook.handed-in", version));
        });
    }

    private Div side(String text, RulebookText shown) {
        var live = desk.live(name);
        var found = new RulebookFindings(review, name, text, shown::select);
        var examples = new RuleExampleList(review, name, text, desk.mayWrite(), found::check);
        var side = new Div(
                new Panel(getTranslation("studio.rulebook.findings"), found),
                new Panel(getTranslation("studio.rulebook.examples"), examples),
                new Panel(
                        getTranslation("studio.rulebook.changes", live.of().version()),
                        new RuleChangeList(review.changes(name, live.of().version(), text))),
                new Panel(
                        getTranslation("studio.rulebook.versions"),
                        new RulebookVersionList(desk, name, this::decided)));
        side.addClassName("draft-side");
        return side;
    }

    /** Another version decides now. */
    private void decided() {
        try {
            showWritten();
        } catch (Refused refused) {
            Notices.refused(refused);
        }
    }
}
