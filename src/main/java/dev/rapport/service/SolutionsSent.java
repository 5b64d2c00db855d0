package dev.rapport.service;

import dev.rapport.platform.Held;
import dev.rapport.platform.HeldKind;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.service.Parting.Told;
import org.springframework.stereotype.Component;

/** What becomes of held solutions: they go to the customer and solve the ticket. Else they are held replies. */
@Component
class SolutionsSent implements HeldKind {

    private final TicketDesk desk;
    private final RepliesSent replies;

    SolutionsSent(TicketDesk desk, RepliesSent replies) {
        this.desk = desk;
        this.replies = replies;
    }

    @Override
    public String kind() {
        return HeldReplies.SOLUTION;
    }

    @Override
    public Runnable send(Held held) {
        desk.solveHeld(SubjectId.of(held.about()), new Told(held.content()), held.author(), held.seen());
        return () -> {};
    }

    @Override
    public boolean isAnswer() {
        return true;
    }

    @Override
    public String number(Held held) {
        return replies.number(held);
    }

    @Override
    public String keepForAuthor(Held held) {
        return replies.keepForAuthor(held);
    }

    @Override
    public void keep(Held held, Refused because) {
        replies.keep(held, because);
    }
}
