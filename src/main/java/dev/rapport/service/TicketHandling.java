package dev.rapport.service;

import dev.rapport.contact.Message.Aim;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Word;
import dev.rapport.service.TicketState.Closing;
import dev.rapport.service.TicketState.Open;
import dev.rapport.service.TicketState.Party;
import dev.rapport.service.TicketState.Solved;
import dev.rapport.service.TicketState.Waiting;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Works on tickets as the process goes. Where somebody outside the process was quicker, what they did stands and the
 * process follows.
 */
@Service
@Transactional
class TicketHandling {

    /** Outcomes of the form that begin so name whom or what the ticket waits for. */
    private static final String WAIT = "wait-";

    private final Tickets tickets;
    private final TicketActions actions;

    TicketHandling(Tickets tickets, TicketActions actions) {
        this.tickets = tickets;
        this.actions = actions;
    }

    Map<String, Object> assign(SubjectId id) {
        var ticket = tickets.locked(id);
        var assigned = ticket.isDone() ? ticket : actions.assign(ticket);
        var routing = new HashMap<>(routing(assigned));
        routing.put("answered", assigned.firstReplyAt() != null);
        return routing;
    }

    Map<String, Object> respond(SubjectId id, TaskSubmission submission) {
        return routing(say(tickets.locked(id), submission));
    }

    Map<String, Object> startWaiting(SubjectId id, TaskSubmission submission) {
        var ticket = tickets.locked(id);
        var party = party(submission.text("outcome"));
        var question = reply(submission);
        if (!(ticket.state() instanceof Open)) return routing(say(ticket, submission));
        if (party != Party.CUSTOMER || question == null || isSpoken(submission))
            return routing(actions.startWaiting(say(ticket, submission), party, submission.by()));
        takeNote(ticket, submission);
        return routing(actions.ask(ticket, question, submission.by()));
    }

    Map<String, Object> resume(SubjectId id) {
        var ticket = tickets.locked(id);
        return routing(ticket.state() instanceof Waiting ? actions.resume(ticket, null) : ticket);
    }

    void solve(SubjectId id, TaskSubmission submission) {
        var ticket = tickets.locked(id);
        if (ticket.isDone()) {
            say(ticket, submission);
            return;
        }
        takeNote(ticket, submission);
        actions.solve(ticket, parting(submission), submission.by());
    }

    void closeAfterSilence(SubjectId id) {
        var ticket = tickets.locked(id);
        if (ticket.state() instanceof Solved) actions.close(ticket, Closing.SILENCE, null);
    }

    /** Sends the reply, or takes down that it was told, and keeps the note, if the form has them. */
    private Ticket say(Ticket ticket, TaskSubmission submission) {
        takeNote(ticket, submission);
        var reply = reply(submission);
        if (reply == null) return ticket;
        return isSpoken(submission)
                ? actions.tell(ticket, reply, TicketActions.spoken(ticket, how(submission)), submission.by())
                : actions.write(ticket, reply, null, submission.by(), Aim.TELLS);
    }

    private static @Nullable String reply(TaskSubmission submission) {
        var reply = submission.text("reply");
        return reply == null || CleanText.saysNothing(reply) ? null : reply;
    }

    private void takeNote(Ticket ticket, TaskSubmission submission) {
        var note = submission.text("note");
        if (note != null && !CleanText.saysNothing(note)) actions.note(ticket, note, submission.by());
    }

    /** What the customer hears of the end, as a form says it. */
    static Parting parting(TaskSubmission submission) {
        return Parting.of(
                submission.text("reply"), submission.text("silenceReason"), isSpoken(submission), how(submission));
    }

    /** Whether what the form calls the reply was told and is not to be sent. */
    static boolean isSpoken(TaskSubmission submission) {
        return Boolean.TRUE.equals(submission.data().get("spoken"));
    }

    /** How they spoke, if the form says it. */
    static @Nullable Channel how(TaskSubmission submission) {
        var how = submission.text("how");
        return how == null ? null : Word.parse(Channel.class, how);
    }

    static Party party(@Nullable String outcome) {
        return outcome == null || !outcome.startsWith(WAIT)
                ? Party.CUSTOMER
                : Word.parse(Party.class, outcome.substring(WAIT.length()));
    }

    private static Map<String, Object> routing(Ticket ticket) {
        return TicketSignals.routing(ticket);
    }
}
