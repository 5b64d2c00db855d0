package dev.rapport.service;

import dev.rapport.access.Access;
import dev.rapport.platform.HeldWords;
import dev.rapport.platform.SubjectId;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Replies that people wrote on a screen: they can be taken back for a moment, and only count when they went out. */
@Service
public class HeldReplies {

    static final String KIND = "reply";

    private final HeldWords held;
    private final TicketDesk desk;
    private final Access access;

    HeldReplies(HeldWords held, TicketDesk desk, Access access) {
        this.held = held;
        this.desk = desk;
        this.access = access;
    }

    /** Keeps a reply that goes out in a moment; refuses what could not be sent. */
    public UUID hold(SubjectId ticket, String text) {
        desk.requireReply(ticket, text);
        return held.hold(KIND, ticket.toString(), access.me().id(), text);
    }

    /** Takes one's own reply back and gives its text; refused once it went out. */
    public String takeBack(UUID id) {
        return held.takeBack(id, access.me().id());
    }
}
