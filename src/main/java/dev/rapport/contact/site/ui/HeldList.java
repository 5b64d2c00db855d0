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
        var all = desk.of(account);
        if (all.isEmpty()) add(new Span(getTranslation("site.held-none")));
        all.forEach(one -> add(entry(one)));
    }

    private Div entry(HeldEntry one) {
        var release = new Button(getTranslation("site.not-spam"), click -> release(one));
        release.addThemeVariants(ButtonVariant.SMALL);
        release.setAriaLabel(getTranslation("site.not-spam-of", one.name()));
        release.setDisableOnClick(true);
        var head = new Div(
                new Span(one.name() + " · " + one.reach()),
                new Span(getTranslation("site.spam." + one.why())),
                Times.ago(one.at()),
                release);
        head.addClassName("row");
        var words = new Paragraph(one.message());
        words.getStyle().set("white-space", "pre-wrap").set("overflow-wrap", "anywhere");
        return new Div(head, words, new Span(one.page()));
    }

    private void release(HeldEntry one) {
        if (Notices.attempt(() -> desk.release(account, one.id()))) Notices.done(getTranslation("site.released"));
        show();
    }
}
