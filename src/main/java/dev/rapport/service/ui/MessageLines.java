package dev.rapport.service.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.rapport.contact.Message;
import dev.rapport.contact.Message.Direction;
import dev.rapport.contact.ui.MessageState;
import dev.rapport.platform.ui.Times;
import dev.rapport.service.TicketPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was said on a ticket, each with its speaker, as plain text. */
final class MessageLines {

    private static final String RECEIVED = "received";

    private MessageLines() {}

    /** @param again sends once more what did not go out, where the reader may */
    static List<ListItem> of(TicketPage page, @Nullable Consumer<UUID> again) {
        var lines = new ArrayList<ListItem>();
        var request = page.ticket().request();
        if (!request.body().isBlank())
            lines.add(line(
                    page.received() ? RECEIVED : Direction.IN.word(),
                    page.customer(),
                    page.ticket().openedAt(),
                    request.body()));
        page.messages().forEach(message -> lines.add(line(page, message, again)));
        return lines;
    }

    private static ListItem line(TicketPage page, Message message, @Nullable Consumer<UUID> again) {
        var author = message.direction() == Direction.IN
                ? Objects.requireNonNullElse(message.saidBy(), page.customer())
                : page.name(message.author());
        var line = line(said(message), author, message.at(), message.text());
        if (message.direction() == Direction.OUT) line.add(new MessageState(message, again));
        return line;
    }

    private static String said(Message message) {
        var isTold = message.direction() == Direction.OUT && message.channel().isSpoken();
        if (isTold) return "told";
        return message.received() ? RECEIVED : message.direction().word();
    }

    private static ListItem line(String way, @Nullable String author, Instant at, String words) {
        var head = new Div(
                new Span(author == null ? text("ticket.by-the-system") : author),
                new Span(text("ticket.said." + way)),
                Times.ago(at));
        head.addClassName("message-head");
        var body = new Div(words);
        body.addClassName("message-body");
        var line = new ListItem(head, body);
        line.addClassNames("message", "message-" + style(way));
        return line;
    }

    private static String style(String way) {
        return switch (way) {
            case "told" -> Direction.OUT.word();
            case RECEIVED -> Direction.IN.word();
            default -> way;
        };
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
