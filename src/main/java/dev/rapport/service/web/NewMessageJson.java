package dev.rapport.service.web;

import dev.rapport.contact.Message.Direction;
import dev.rapport.platform.Channel;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Word;
import dev.rapport.service.TicketDesk;
import org.jspecify.annotations.Nullable;

/**
 * A message to be added to a ticket.
 *
 * @param direction {@code in} from the customer, {@code out} to the customer, {@code internal} among ourselves
 * @param channel the ticket's own when absent; for what is sent, whatever reaches the customer
 * @param spoken whether it was told on the phone or in person, and is not to be sent
 */
record NewMessageJson(
        @Nullable String direction,
        @Nullable String text,
        @Nullable String channel,
        @Nullable Boolean spoken) {

    void sendTo(TicketDesk desk, SubjectId ticket) {
        var words = Given.text("text", text);
        var by = channel == null ? null : Word.parse(Channel.class, channel);
        switch (Word.parse(Direction.class, Given.text("direction", direction))) {
            case IN -> desk.customerWrote(ticket, words, by);
            case OUT -> {
                if (Boolean.TRUE.equals(spoken)) desk.tell(ticket, words, by);
                else desk.reply(ticket, words, by);
            }
            case INTERNAL -> desk.note(ticket, words);
        }
    }
}
