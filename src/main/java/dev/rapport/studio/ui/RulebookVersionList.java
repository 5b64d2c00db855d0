package dev.rapport.studio.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import dev.rapport.studio.rulebooks.RulebookDesk;
import dev.rapport.studio.rulebooks.RulebookDesk.Version;

/** The versions of a rulebook; a second person lets one decide, and one person goes back to one that did. */
final class RulebookVersionList extends Div {

    private final transient RulebookDesk desk;
    private final String rulebook;
    private final transient Runnable decided;

    /** @param decided hears when another version decides */
    RulebookVersionList(RulebookDesk desk, String rulebook, Runnable decided) {
        this.desk = desk;
        this.rulebook = rulebook;
        this.decided = decided;
        addClassName("stack");
        desk.history(rulebook).forEach(version -> add(line(version)));
    }

    static String author(Version version) {
        var author = version.author();
        return author == null ? UI.getCurrent().getTranslation("studio.by-product") : author;
    }

    private Div line(Version version) {
        var of = version.of();
        var link = new Anchor(
                "rulebooks/" + rulebook + "?version=" + of.version(),
                getTranslation("studio.rulebook.version-line", of.version(), author(version)));
        var line = new Div(link, Times.ago(of.publishedAt() != null ? of.publishedAt() : of.writtenAt()));
        line.addClassName("row");
        if (version.decides()) line.add(Chips.good(getTranslation("studio.rulebook.decides")));
        else if (of.publishedAt() == null) line.add(Chips.info(getTranslation("studio.rulebook.waits")));
        var publishedBy = version.publishedBy();
        if (publishedBy != null) line.add(new Span(getTranslation("studio.rulebook.published-by", publishedBy)));
        if (version.mayPublish()) line.add(of.publishedAt() == null ? publish(of.version()) : goBack(of.version()));
        return line;
    }

    private Button publish(int version) {
        var button = new Button(getTranslation("studio.rulebook.publish"), click -> {
            var dialog = new ConfirmDialog();
            dialog.setHeader(getTranslation("studio.rulebook.publish-header", version));
            dialog.setText(getTranslation("studio.rulebook.publish-text"));
            dialog.setCancelable(true);
            dialog.setCancelText(getTranslation("sla.policies.not-now"));
            dialog.setConfirmText(getTranslation("studio.rulebook.publish"));
            dialog.addConfirmListener(confirmed -> Notices.attempt(() -> {
                desk.publish(rulebook, version);
                decided.run();
                Notices.done(getTranslation("studio.rulebook.published", version));
            }));
            dialog.open();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private Button goBack(int version) {
        var title = getTranslation("studio.rulebook.go-back");
        var button = new Button(
                title,
                click -> new WhyDialog(
                                title,
                                getTranslation("studio.rulebook.go-back-text", version),
                                "rules.back-without-reason",
                                why -> {
                                    desk.goBack(rulebook, version, why);
                                    decided.run();
                                    Notices.done(getTranslation("studio.rulebook.published", version));
                                })
                        .open());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }
}
