package dev.rapport.service;

import dev.rapport.contact.Ways;
import dev.rapport.contact.canned.CannedWords;
import dev.rapport.engine.AnswerCheck;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.service.Parting.Silent;
import dev.rapport.service.Parting.Told;
import dev.rapport.service.TicketState.Party;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a ticket would not take of an answer, or could do nothing with, whatever form a designer has drawn for it. */
@Component
class TicketAnswers implements AnswerCheck {

    private final Tickets tickets;
    private final Ways ways;
    private final Clock clock;

    TicketAnswers(Tickets tickets, Ways ways, Clock clock) {
        this.ways = ways;
        this.tickets = tickets;
        this.clock = clock;
    }

    @Override
    public Set<String> processes() {
        return Set.of("ticket", "public-complaint");
    }

    @Override
    public void check(SubjectId subject, String elementId, TaskSubmission answer) {
        tickets.byId(subject).ifPresent(ticket -> check(ticket, elementId, answer));
    }

    private void check(Ticket ticket, String elementId, TaskSubmission answer) {
        switch (elementId) {
            case "Task_ConfirmClassification" -> {
                if (TicketClassification.lowersWithoutReason(ticket, answer))
                    throw Refused.unfit("ticket.reason-missing");
            }
            case "Task_GiveFirstResponse" -> requireReply(ticket, answer);
            case "Task_SolveTicket" -> {
                if ("solved".equals(answer.text("outcome"))) requireParting(ticket, answer);
                else if (TicketHandling.party(answer.text("outcome")) == Party.CUSTOMER) requireReply(ticket, answer);
            }
            case "Task_AnswerInPublic" -> requireWords(answer.text("answer"));
            default -> {}
        }
    }

    /** That somebody who was asked for help may say it is solved, with that answer. */
    void requireSolvedBy(Ticket ticket, TaskSubmission answer) {
        requireParting(ticket, answer);
        ticket.solved(clock.instant());
    }

    private void requireParting(Ticket ticket, TaskSubmission answer) {
        var parting = TicketHandling.parting(answer);
        if (parting instanceof Silent) return;
        ticket.replied(answer.by(), clock.instant());
        if (parting instanceof Told(var words)) {
            CannedWords.requireFilled(words);
            requireWay(ticket);
        }
    }

    private void requireReply(Ticket ticket, TaskSubmission answer) {
        requireWords(answer.text("reply"));
        ticket.replied(answer.by(), clock.instant());
        if (TicketHandling.isSpoken(answer)) TicketHandling.parting(answer);
        else ways.require(ticket.conversation(), null, Objects.requireNonNullElse(answer.text("reply"), ""));
    }

    private void requireWay(Ticket ticket) {
        ways.require(ticket.conversation(), null);
    }

    private static void requireWords(@Nullable String words) {
        if (words == null || CleanText.saysNothing(words)) throw Refused.unfit("ticket.answer-needs-words");
        CannedWords.requireFilled(TicketText.checked(words));
    }
}
