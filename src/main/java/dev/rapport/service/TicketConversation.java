package dev.rapport.service;

import dev.rapport.contact.Messages;
import dev.rapport.platform.CustomerHeard;
import dev.rapport.platform.CustomerWords;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What customers say about tickets, which take no other message while one is written to them. */
@Component
class TicketConversation implements CustomerWords {

    private final Messages messages;
    private final Tickets tickets;

    TicketConversation(Messages messages, Tickets tickets) {
        this.messages = messages;
        this.tickets = tickets;
    }

    @Override
    public Optional<UUID> newest(SubjectId subject) {
        return messages.newestHeard(subject);
    }

    @Override
    public void requireSeen(SubjectId subject, @Nullable UUID seen) {
        tickets.lock(subject);
        if (!Objects.equals(newest(subject).orElse(null), seen)) throw Refused.conflict(CustomerHeard.SINCE);
    }
}
