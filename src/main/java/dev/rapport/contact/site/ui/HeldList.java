package dev.rapport.contact.site.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.rapport.contact.site.HeldDesk;
import dev.rapport.contact.site.HeldDesk.HeldEntry;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was held as spam, whole, and a way out of there. */
final class HeldList extends Div {

    private final transient HeldDesk desk;
    private final UUID account;

    HeldList(HeldDesk desk, UUID account) {
        this.desk = desk;
        this.account = account;
        addClassName("stack");
        show();
    }

    private void show() {
        removeAll();
        var count = desk.count(account);
        add(new Span(count == 0 ? getTranslation("site.held-none") : getTranslation("site.held-count", count)));
        show(null);
    }

    private void show(@Nullable String after) {
        var page = desk.of(account, after);
        page.items().forEach(one -> add(entry(one)));
        if (page.next() == null) return;
        var more = new Button(getTranslation("site.held-more"));
        more.setDisableOnClick(true);
        more.addClickListener(click -> {
            remove(more);
            show(page.next());
        });
        add(more);
    }

    private Div entry(HeldEntry one) {
        var release = new Button(getTranslation("site.not-spam"), click -> release(one));
        release.addThemeVariants(ButtonVariant.SMALL);
        release.setAriaLabel(getTranslation("site.not-spam-of", one.name()));
        release.setDisableOnClick(true);
        var away = new Button(getTranslation("site.throw-away"), click -> throwAway(one));
        away.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        away.setAriaLabel(getTranslation("site.throw-away-of", one.name()));
        away.setDisableOnClick(true);
        var head = new Div(
                new Span(one.name() + " · " + one.reach()),
                new Span(getTranslation("site.spam." + one.why())),
                Times.ago(one.at()),
                release,
                away);
        head.addClassName("row");
        var words = new Paragraph(one.message());
        words.getStyle().set("white-space", "pre-wrap").set("overflow-wrap", "anywhere");
        return new Div(head, words, new Span(one.page()));
    }

    private void throwAway(HeldEntry one) {
        if (Notices.attempt(() -> desk.throwAway(account, one.id()))) Notices.done(getTranslation("site.thrown-away"));
        show();
    }

    private void release(HeldEntry one) {
        if (Notices.attempt(() -> desk.release(account, one.id()))) Notices.done(getTranslation("site.released"));
        show();
    }
}
