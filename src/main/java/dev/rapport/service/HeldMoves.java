package dev.rapport.service;

import dev.rapport.access.Access;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.HeldWords;
import dev.rapport.platform.SubjectId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What people do with tickets on a screen waits a moment in which it can be taken back: until then nothing happens. */
@ForThoseConcerned
@Service
public class HeldMoves {

    static final String KIND = "move";

    /** One's own move of a ticket that waits. */
    public record Waiting(UUID id, TicketMove move) {}

    private final HeldWords held;
    private final TicketDesk desk;
    private final Access access;

    HeldMoves(HeldWords held, TicketDesk desk, Access access) {
        this.held = held;
        this.desk = desk;
        this.access = access;
    }

    /** Refuses what could not be done now, or while another move of the asker waits. */
    public UUID hold(SubjectId ticket, TicketMove move) {
        desk.requireMove(ticket, move);
        return waiting(ticket)
                .map(Waiting::id)
                .orElseGet(() -> held.hold(KIND, ticket.toString(), access.me().id(), move.name(), null));
    }

    @ForOneself
    public Optional<Waiting> waiting(SubjectId ticket) {
        return held.waiting().stream()
                .filter(one -> one.kind().equals(KIND) && one.about().equals(ticket.toString()))
                .findFirst()
                .map(one -> new Waiting(one.id(), TicketMove.valueOf(one.content())));
    }

    /** Refused once it is done. */
    @ForOneself
    public void takeBack(UUID id) {
        held.takeBack(id, access.me().id());
    }
}
