package dev.rapport.service.web;

import dev.rapport.contact.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message of a ticket as other systems read it. */
record MessageJson(
        String id,
        String direction,
        String channel,
        String text,
        @Nullable String author,
        Instant at) {

    static MessageJson of(Message message) {
        return new MessageJson(
                message.id().toString(),
                message.direction().word(),
                message.channel().word(),
                message.text(),
                message.author() == null ? null : message.author().toString(),
                message.at());
    }
}
