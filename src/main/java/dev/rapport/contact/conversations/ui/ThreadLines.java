package dev.rapport.contact.conversations.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.rapport.access.Staff;
import dev.rapport.contact.Message;
import dev.rapport.contact.Message.Direction;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.contact.conversations.Conversations.Said;
import dev.rapport.contact.ui.MessageState;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.Times;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was said, the newest below, each with its speaker, as plain text. */
final class ThreadLines extends OrderedList {

    private static final int LONG = 4_000;
    private static final int SHOWN = 3_000;

    private final transient Conversations conversations;
    private final transient Staff staff;
    private final Set<UUID> unfolded = new HashSet<>();
    private String number = "";

    ThreadLines(Conversations conversations, Staff staff) {
        this.conversations = conversations;
        this.staff = staff;
        addClassName("conversation");
    }

    /**
     * Shows it anew.
     *
     * @param again sends once more what did not go out, where the reader may
     */
    void show(ConversationPage page, @Nullable Consumer<UUID> again) {
        removeAll();
        number = page.conversation().number();
        var authors = staff.names(page.said().stream()
                .map(one -> one.message().author())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        page.said().forEach(one -> add(line(page, one, authors, again)));
    }

    /** Of the conversation that is shown. */
    String number() {
        return number;
    }

    private ListItem line(
            ConversationPage page, Said said, Map<UserId, String> authors, @Nullable Consumer<UUID> again) {
        var message = said.message();
        var head = new Div(
                new Span(speaker(page, message, authors)),
                new Span(getTranslation(
                        "conversation.said." + message.direction().word())),
                Times.ago(message.at()));
        head.addClassName("message-head");
        var about = said.about();
        if (about != null) page.number(about).ifPresent(number -> head.add(link(about, number)));
        var line = new ListItem(head);
        line.addClassNames("message", "message-" + message.direction().word());
        if (!message.text().isEmpty()) line.add(body(message));
        if (!said.parts().isEmpty()) line.add(files(page, said.parts()));
        if (message.direction() == Direction.OUT) line.add(new MessageState(message, again));
        return line;
    }

    /** The answer box stands below: what is very long is shown when somebody asks for it. */
    private Div body(Message message) {
        var text = message.text();
        var words = new Div(text);
        words.addClassName("message-body");
        if (text.length() <= LONG || unfolded.contains(message.id())) return words;
        words.setText(text.substring(0, Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN) + " …");
        var all = new Button(getTranslation("conversation.show-all", text.length()));
        all.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        all.addClickListener(click -> {
            unfolded.add(message.id());
            words.setText(text);
            all.setVisible(false);
        });
        return new Div(words, all);
    }

    private static Anchor link(SubjectId about, String number) {
        return new Anchor("cases/" + about, number);
    }

    private String speaker(ConversationPage page, Message message, Map<UserId, String> authors) {
        if (message.direction() == Direction.IN)
            return Objects.requireNonNullElse(message.saidBy(), page.other(this::getTranslation));
        var author = message.author();
        return author == null ? getTranslation("conversation.by-the-system") : authors.getOrDefault(author, "–");
    }

    private Div files(ConversationPage page, List<Conversations.Part> parts) {
        var files = new Div();
        files.addClassName("row");
        for (var part : parts) {
            var link =
                    new Anchor(new PartSender(conversations, page.conversation().number(), part.id()), part.name());
            link.getElement().setAttribute("download", true);
            var size = new Span(getTranslation("conversation.kilobytes", Math.max(1, part.bytes() >> 10)));
            size.addClassName("secondary");
            files.add(link, size);
        }
        return files;
    }
}
