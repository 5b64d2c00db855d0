package dev.rapport.contact.conversations.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.contact.conversations.ConversationDesk;
import dev.rapport.contact.conversations.Conversations.Candidate;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Notices;

/** Who is on the other side, and how to say it where nobody knows. */
final class SenderPanel extends Div {

    private final transient ConversationDesk desk;
    private final transient ConversationPage page;
    private final transient Runnable changed;

    SenderPanel(ConversationDesk desk, CustomerDesk customers, ConversationPage page, Runnable changed) {
        this.desk = desk;
        this.page = page;
        this.changed = changed;
        addClassName("stack");
        var conversation = page.conversation();
        var customer = conversation.customer();
        var facts = new Facts()
                .with(getTranslation("conversation.from"), ConversationPage.other(conversation, this::getTranslation));
        if (conversation.called() != null) facts.with(getTranslation("conversation.called"), conversation.called());
        if (customer != null)
            facts.with(
                    getTranslation("conversation.customer"),
                    new Anchor("customers/" + customer, page.other(this::getTranslation)));
        if (conversation.proof() != null) facts.with(getTranslation("conversation.proof"), conversation.proof());
        add(facts);
        if (customer == null) {
            add(new Span(
                    getTranslation(page.candidates().isEmpty() ? "conversation.nobody-known" : "conversation.may-be")));
            page.candidates().forEach(candidate -> add(line(candidate)));
        }
        if (!page.mayWork()) return;
        var other = new Button(
                getTranslation(customer == null ? "conversation.say-who" : "conversation.somebody-else"),
                click -> new SenderDialog(desk, customers, conversation, changed).open());
        var ways = new Div(other);
        ways.addClassName("row");
        if (customer != null) ways.add(button("conversation.not-them", this::unlink));
        other.addThemeVariants(ButtonVariant.SMALL);
        add(ways);
    }

    private Div line(Candidate candidate) {
        var line = new Div(new Anchor("customers/" + candidate.id(), candidate.name()));
        line.addClassName("row");
        if (candidate.sameName()) line.add(new Span(getTranslation("conversation.same-name")));
        if (page.mayWork()) line.add(button("conversation.it-is-them", () -> link(candidate.id())));
        return line;
    }

    private Button button(String key, Runnable deed) {
        var button = new Button(getTranslation(key), click -> deed.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private void link(CustomerId customer) {
        var conversation = page.conversation();
        Notices.attempt(() -> desk.link(conversation.number(), customer, null, conversation.revision()));
        changed.run();
    }

    private void unlink() {
        var conversation = page.conversation();
        Notices.attempt(() -> desk.unlink(conversation.number(), conversation.revision()));
        changed.run();
    }
}
