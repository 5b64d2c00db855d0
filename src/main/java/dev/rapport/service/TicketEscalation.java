package dev.rapport.service;

import dev.rapport.access.Staff;
import dev.rapport.cases.Watchers;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far tickets climbed, and what those decided who were asked for help, while whoever works on one works on. */
@Service
@Transactional
class TicketEscalation {

    private final Tickets tickets;
    private final TicketActions actions;
    private final EscalationLadder ladder;
    private final Watchers watchers;
    private final TicketSignals process;
    private final Staff staff;

    TicketEscalation(
            Tickets tickets,
            TicketActions actions,
            EscalationLadder ladder,
            Watchers watchers,
            TicketSignals process,
            Staff staff) {
        this.tickets = tickets;
        this.actions = actions;
        this.ladder = ladder;
        this.watchers = watchers;
        this.process = process;
        this.staff = staff;
    }

    /** For earlier versions of the process, which climbed by themselves: tells those on the rung. */
    Map<String, Object> climb(SubjectId id, Rung rung) {
        var ticket = tickets.locked(id);
        if (ticket.isDone()) return asked(ticket.triage().team());
        var escalated = ticket.escalated(rung);
        var team = ladder.team(escalated.rung(), ticket.triage().team());
        var told = told(ticket, escalated.rung(), team);
        actions.escalate(escalated, team, told);
        told.forEach(person -> watchers.add(id, person));
        return asked(team);
    }

    /** Notes how far it has climbed. */
    void note(SubjectId id, Rung rung, String team) {
        var ticket = tickets.locked(id);
        if (!ticket.isDone()) actions.escalate(ticket.escalated(rung), team, List.of());
    }

    /** The owner on the owner's rung; everywhere else, and while nobody owns it, the lead of the team that is asked. */
    private List<UserId> told(Ticket ticket, Rung rung, String team) {
        var owner = ticket.owner();
        if (rung == Rung.OWNER && owner != null) return List.of(owner);
        return staff.leadOf(team).map(List::of).orElse(List.of());
    }

    /** What those who were asked decided: to solve it themselves, to answer for it, or to help with advice. */
    Map<String, Object> decide(SubjectId id, TaskSubmission submission) {
        var ticket = tickets.locked(id);
        var by = submission.by();
        var note = submission.text("note");
        if (note != null && !CleanText.saysNothing(note)) actions.note(ticket, note, by);
        if (ticket.isDone() || by == null) return routing(ticket);
        return switch (String.valueOf(submission.text("decision"))) {
            case "solved" -> routing(solve(ticket, submission));
            case "own" -> routing(actions.handOver(ticket, by));
            default -> routing(ticket);
        };
    }

    private Ticket solve(Ticket ticket, TaskSubmission submission) {
        var solved = actions.solve(ticket, TicketHandling.parting(submission), submission.by());
        process.solved(solved);
        return solved;
    }

    private static Map<String, Object> asked(String team) {
        return Map.of("escalationTeam", team);
    }

    private static Map<String, Object> routing(Ticket ticket) {
        return new HashMap<>(TicketSignals.routing(ticket));
    }
}
