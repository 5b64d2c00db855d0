package dev.rapport.service;

import dev.rapport.platform.Held;
import dev.rapport.platform.HeldKind;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What becomes of held replies: messages to the customer, or notes when the ticket takes none any more. */
@Component
class RepliesSent implements HeldKind {

    private static final Logger log = LoggerFactory.getLogger(RepliesSent.class);

    private final TicketDesk desk;

    RepliesSent(TicketDesk desk) {
        this.desk = desk;
    }

    @Override
    public String kind() {
        return HeldReplies.KIND;
    }

    @Override
    public Runnable send(Held held) {
        desk.sendHeld(SubjectId.of(held.about()), held.content(), held.author());
        return () -> {};
    }

    @Override
    public void keep(Held held, Refused because) {
        log.warn("A reply could not go out any more and is kept as a note: {}", because.key());
        desk.keepUnsent(SubjectId.of(held.about()), held.content(), held.author());
    }
}
