package dev.rapport.contact.conversations.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.cases.ui.SubjectChip;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.contact.conversations.ConversationDesk;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.contact.conversations.Conversations.About;
import dev.rapport.platform.Bilingual;
import dev.rapport.platform.ui.Notices;
import java.util.stream.Collectors;

/** What a conversation is about, and how it becomes a case. */
final class AboutPanel extends Div {

    private final transient ConversationDesk desk;
    private final transient ConversationPage page;
    private final transient Runnable changed;

    AboutPanel(Conversations conversations, ConversationDesk desk, ConversationPage page, Runnable changed) {
        this.desk = desk;
        this.page = page;
        this.changed = changed;
        addClassName("stack");
        if (page.about().isEmpty()) add(new Span(getTranslation("conversation.about-nothing")));
        page.about().forEach(one -> add(line(one)));
        if (!page.mayWork()) return;
        if (!page.offered().isEmpty()) add(new Span(getTranslation("conversation.open-cases")));
        page.offered().forEach(one -> {
            var line = line(one);
            line.add(small("conversation.about-this", () -> attach(one)));
            add(line);
        });
        var ways = new Div();
        ways.addClassName("row");
        conversations.kinds().forEach(kind -> {
            var word = getTranslation("word.becomes." + kind);
            var open = new Button(
                    getTranslation("conversation.open-case", word),
                    click -> new CaseDialog(desk, page.conversation(), kind, changed).open());
            open.setEnabled(page.conversation().customer() != null || conversations.takesStrangers(kind));
            open.addThemeVariants(ButtonVariant.SMALL);
            ways.add(open);
        });
        add(ways);
        var others = conversations.kinds().stream()
                .filter(kind -> !conversations.takesStrangers(kind))
                .map(kind -> getTranslation("word.becomes." + kind))
                .collect(Collectors.joining(", "));
        if (page.conversation().customer() == null && !others.isEmpty()) {
            var why = new Span(getTranslation("conversation.who-first-for", others));
            why.addClassName("secondary");
            add(why);
        }
    }

    private Div line(About one) {
        var line = new Div(new SubjectLink(one.number()));
        line.addClassName("row");
        if (one.title() != null) line.add(new Span(one.title()));
        line.add(SubjectChip.of(one.kind(), one.stands(), one.state(), one.open()));
        if (one.because() != null) {
            var because = new Span(new Bilingual(one.because()).in(getLocale()));
            because.addClassName("secondary");
            line.add(because);
        }
        return line;
    }

    private Button small(String key, Runnable deed) {
        var button = new Button(getTranslation(key), click -> deed.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private void attach(About one) {
        Notices.attempt(() -> desk.attach(page.conversation().number(), one.number()));
        changed.run();
    }
}
