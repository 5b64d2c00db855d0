package dev.rapport.service.web;

import dev.rapport.contact.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of a ticket as other systems read it.
 *
 * @param saidBy what whoever wrote calls themselves, where that is another than the one who asked
 * @param received whether a channel received it from the customer; else somebody said that they wrote or said so
 * @param state how far it got: {@code recorded}, {@code queued}, {@code sent}, {@code delivered}, {@code read} or
 *     {@code failed}
 * @param sentAt the time that counts: when a carrier took it, or when it was recorded that the customer was told
 * @param to where it went, masked
 * @param simulated whether nothing left the house
 * @param reason key of why it failed or was not taken yet
 * @param copiesLost who stood on it as well and did not get it, masked
 */
record MessageJson(
        String id,
        String direction,
        String channel,
        String text,
        @Nullable String author,
        @Nullable String saidBy,
        Instant at,
        boolean received,
        String state,
        @Nullable Instant sentAt,
        @Nullable String to,
        boolean simulated,
        @Nullable String reason,
        @Nullable String copiesLost) {

    static MessageJson of(Message message) {
        var delivery = message.delivery();
        return new MessageJson(
                message.id().toString(),
                message.direction().word(),
                message.channel().word(),
                message.text(),
                message.author() == null ? null : message.author().toString(),
                message.saidBy(),
                message.at(),
                message.received(),
                delivery.state().word(),
                delivery.at(),
                delivery.to(),
                delivery.isSimulated(),
                delivery.why() == null ? null : delivery.why().reason(),
                delivery.lostCopies() == null ? null : delivery.lostCopies().to());
    }
}
