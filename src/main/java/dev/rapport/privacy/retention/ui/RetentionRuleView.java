package dev.rapport.privacy.retention.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.platform.Ids;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.KeysetGrid;
import dev.rapport.platform.ui.LineList;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import dev.rapport.privacy.PrivacyRequest.Law;
import dev.rapport.privacy.retention.RetentionProgress;
import dev.rapport.privacy.retention.RetentionRule;
import dev.rapport.privacy.retention.RetentionRules;
import dev.rapport.privacy.retention.RetentionRun;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One rule: whom it means, what a dry run found, whom it proposes, and what it did by version. */
@Route("retention-rules/:rule")
@RolesAllowed({"AUDITOR", "ADMIN"})
public class RetentionRuleView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient RetentionRules rules;
    private String title = "";
    private @Nullable UUID shown;

    RetentionRuleView(RetentionRules rules, Live live) {
        this.rules = rules;
        addClassName("page");
        live.refresh(this, RetentionProgress.class, this::again);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        show(rules.get(Ids.parse(navigation.getRouteParameters().get("rule").orElse(""))));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void again() {
        if (shown != null) show(rules.get(shown));
    }

    private void show(RetentionRule rule) {
        shown = rule.id();
        title = rule.wish().name();
        removeAll();
        var head = new PageHead(title)
                .facts(RuleWords.chip(rule), new Span(getTranslation("retention.version", rule.version())));
        if (rules.mayChange()) head.actions(deeds(rule));
        var hint = new Paragraph(getTranslation(
                rule.enabled() ? "retention.says-on" : rule.isTried() ? "retention.says-tried" : "retention.says-off"));
        var columns = new Div(
                column(
                        new Panel(getTranslation("retention.rule"), facts(rule)),
                        new Panel(getTranslation("retention.runs"), runs(rule))),
                column(
                        new Panel(
                                getTranslation("retention.proposed"),
                                hinted("retention.proposed-hint"),
                                found(
                                        (after, limit) -> rules.proposed(rule.id(), limit, after),
                                        one -> proposed(rule, one))),
                        new Panel(
                                getTranslation("retention.tried"),
                                hinted("retention.tried-hint"),
                                found(
                                        (after, limit) -> rules.tried(rule.id(), limit, after),
                                        RetentionRuleView::line))));
        columns.addClassName("two-columns");
        add(head, hint, columns, new Anchor("retention-rules", getTranslation("nav.retention-rules")));
    }

    private static Div column(Component... panels) {
        var column = new Div(panels);
        column.addClassName("stack");
        return column;
    }

    private Paragraph hinted(String key) {
        var hint = new Paragraph(getTranslation(key));
        hint.addClassName("secondary");
        return hint;
    }

    private Component[] deeds(RetentionRule rule) {
        var deeds = new ArrayList<Component>();
        deeds.add(deed("retention.try-out", () -> rules.tryOut(rule.id())));
        if (rule.enabled())
            deeds.add(deed("retention.switch-off", () -> rules.enable(rule.id(), false, rule.revision())));
        else if (rule.isTried())
            deeds.add(deed("retention.switch-on", () -> rules.enable(rule.id(), true, rule.revision())));
        deeds.add(new Button(
                getTranslation("retention.change"), click -> new RuleDialog(rules, rule, this::show).open()));
        return deeds.toArray(Component[]::new);
    }

    private Button deed(String words, Runnable what) {
        var button = new Button(getTranslation(words), click -> {
            Notices.attempt(what);
            again();
        });
        button.setDisableOnClick(true);
        return button;
    }

    private Facts facts(RetentionRule rule) {
        return new Facts()
                .with(getTranslation("retention.who"), RuleWords.who(rule))
                .with(getTranslation("retention.dry-run"), RuleWords.did(rule.dryRun()))
                .with(getTranslation("retention.proposed"), RuleWords.did(rule.run()));
    }

    private Component found(
            KeysetGrid.Loader<RetentionRules.Found> loader, Function<RetentionRules.Found, ListItem> line) {
        var list = new LineList<>(loader, line, "plain-list");
        return list.reload() ? list : new Span(getTranslation("retention.nobody"));
    }

    private ListItem proposed(RetentionRule rule, RetentionRules.Found found) {
        var item = line(found);
        if (!rules.mayChange()) return item;
        var ask = new Button(
                getTranslation("retention.erase"),
                click -> Notices.attempt(() -> UI.getCurrent()
                        .navigate("privacy-requests/"
                                + rules.erase(rule.id(), found.customer(), Law.PIPL)
                                        .number())));
        ask.addThemeVariants(ButtonVariant.SMALL);
        ask.setAriaLabel(getTranslation("retention.erase") + ": " + found.name());
        ask.setDisableOnClick(true);
        item.add(ask);
        return item;
    }

    private static ListItem line(RetentionRules.Found found) {
        var item = new ListItem(new Anchor("customers/" + found.customer(), found.name()));
        item.addClassName("row");
        return item;
    }

    private Component runs(RetentionRule rule) {
        var list = new LineList<RetentionRun>(
                (after, limit) -> rules.runs(rule.id(), limit, after), this::run, "plain-list");
        return list.reload() ? list : new Span(getTranslation("retention.not-yet"));
    }

    private ListItem run(RetentionRun run) {
        var at = new Span(Times.exact(run.begunAt()));
        at.addClassName("secondary");
        var item = new ListItem(
                new Span(getTranslation(run.dry() ? "retention.dry-of" : "retention.run-of", run.version())),
                new Span(RuleWords.did(run)),
                at);
        item.addClassName("row");
        return item;
    }
}
