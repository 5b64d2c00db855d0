package dev.rapport.service;

import dev.rapport.platform.Held;
import dev.rapport.platform.HeldKind;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What becomes of held moves: they are done, or their author is told that the ticket had changed meanwhile. */
@Component
class MovesDone implements HeldKind {

    private final TicketDesk desk;
    private final Tickets tickets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MovesDone(TicketDesk desk, Tickets tickets, ApplicationEventPublisher events, Clock clock) {
        this.desk = desk;
        this.tickets = tickets;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return HeldMoves.KIND;
    }

    @Override
    public String number(Held held) {
        return tickets.byId(SubjectId.of(held.about())).map(Ticket::number).orElseThrow();
    }

    @Override
    public Runnable send(Held held) {
        desk.moveHeld(SubjectId.of(held.about()), TicketMove.valueOf(held.content()), held.author());
        return () -> {};
    }

    @Override
    public String keepForAuthor(Held held) {
        return "tickets/" + number(held);
    }

    @Override
    public void keep(Held held, Refused because) {
        events.publishEvent(new MoveOvertaken(
                Ids.next(),
                SubjectId.of(held.about()),
                clock.instant(),
                held.author(),
                TicketMove.valueOf(held.content())));
    }
}
