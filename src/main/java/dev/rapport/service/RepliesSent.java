package dev.rapport.service;

import dev.rapport.platform.CustomerHeard;
import dev.rapport.platform.Held;
import dev.rapport.platform.HeldKind;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What becomes of held replies: messages to the customer, or notes when the ticket takes none any more. */
@Component
class RepliesSent implements HeldKind {

    private static final Logger log = LoggerFactory.getLogger(RepliesSent.class);

    private static final int MOST_WORDS = 2_000;

    private final TicketDesk desk;
    private final Tickets tickets;
    private final RepliesGivenBack givenBack;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RepliesSent(
            TicketDesk desk,
            Tickets tickets,
            RepliesGivenBack givenBack,
            ApplicationEventPublisher events,
            Clock clock) {
        this.desk = desk;
        this.tickets = tickets;
        this.givenBack = givenBack;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return HeldReplies.KIND;
    }

    @Override
    public Runnable send(Held held) {
        desk.sendHeld(ReplyTo.of(held), held.content(), held.author(), held.seen());
        return () -> {};
    }

    @Override
    public boolean isAnswer() {
        return true;
    }

    @Override
    public String number(Held held) {
        return tickets.byId(ReplyTo.of(held).ticket()).map(Ticket::number).orElseThrow();
    }

    @Override
    public String keepForAuthor(Held held) {
        givenBack.add(ReplyTo.of(held).ticket(), held.author(), held.content());
        return "tickets/" + number(held);
    }

    @Override
    public void keep(Held held, Refused because) {
        if (because.key().equals(CustomerHeard.SINCE)) giveBack(held);
        else keepAsNote(held, because);
    }

    private void giveBack(Held held) {
        var ticket = ReplyTo.of(held).ticket();
        var words = held.content();
        givenBack.add(ticket, held.author(), words);
        events.publishEvent(new ReplyOvertaken(
                Ids.next(),
                ticket,
                clock.instant(),
                held.author(),
                words.substring(0, Math.min(words.length(), MOST_WORDS))));
    }

    private void keepAsNote(Held held, Refused because) {
        log.warn("A reply could not go out any more and is kept as a note: {}", because.key());
        desk.keepUnsent(ReplyTo.of(held).ticket(), held.content(), held.author());
    }
}
