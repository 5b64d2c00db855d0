package dev.rapport.service;

import dev.rapport.cases.CaseKind;
import dev.rapport.contact.Message;
import dev.rapport.contact.Messages;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.engine.UserTask;
import dev.rapport.engine.UserTasks;
import dev.rapport.escalation.EscalatedCases;
import dev.rapport.escalation.Level;
import dev.rapport.escalation.PublicComplaint;
import dev.rapport.escalation.SolvedByOthers;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the escalation ladder does to tickets. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EscalatedTickets implements EscalatedCases, PublicComplaint, SolvedByOthers {

    private static final String PUBLIC_COMPLAINT = "public-complaint";

    private final Tickets tickets;
    private final TicketActions actions;
    private final TicketEscalation escalation;
    private final EscalationLadder ladder;
    private final TicketSignals process;
    private final Messages conversation;
    private final UserTasks tasks;
    private final TicketAnswers answers;

    EscalatedTickets(
            Tickets tickets,
            TicketActions actions,
            TicketEscalation escalation,
            EscalationLadder ladder,
            TicketSignals process,
            Messages conversation,
            UserTasks tasks,
            TicketAnswers answers) {
        this.answers = answers;
        this.tickets = tickets;
        this.actions = actions;
        this.escalation = escalation;
        this.ladder = ladder;
        this.process = process;
        this.conversation = conversation;
        this.tasks = tasks;
    }

    @Override
    public CaseKind kind() {
        return ServiceKinds.TICKET;
    }

    @Override
    public boolean isPublicComplaint(SubjectId subject) {
        return ticket(subject).request().publicComplaint();
    }

    @Override
    public String teamAbove(SubjectId subject) {
        return ladder.team(Rung.NEXT_LEVEL, ticket(subject).triage().team());
    }

    @Override
    public void climb(SubjectId subject, Level level, String team) {
        escalation.note(subject, Rung.valueOf(level.name()), team);
    }

    @Override
    public boolean raisePriority(SubjectId subject) {
        return actions.raisePriority(tickets.locked(subject));
    }

    @Override
    public boolean handOver(SubjectId subject, UserId to) {
        var ticket = tickets.locked(subject);
        if (ticket.isDone()) return false;
        actions.handOver(ticket, to);
        return true;
    }

    @Override
    public void askPublicRelations(SubjectId subject) {
        var ticket = tickets.locked(subject);
        if (!isAskedAlready(subject)) process.complaintWentPublic(actions.goPublic(ticket, null));
    }

    private boolean isAskedAlready(SubjectId subject) {
        return tasks.about(subject).stream()
                .anyMatch(task -> task.processId().equals(PUBLIC_COMPLAINT) && task.state() == UserTask.State.OPEN);
    }

    @Override
    public boolean canBeSolvedByOthers(SubjectId subject) {
        return ticket(subject).isWorkedOn();
    }

    @Override
    public void requireSolvedBy(SubjectId subject, TaskSubmission answer) {
        answers.requireSolvedBy(ticket(subject), answer);
    }

    @Override
    public void decide(SubjectId subject, TaskSubmission submission) {
        escalation.decide(subject, submission);
    }

    @Override
    public String story(SubjectId subject, Locale locale) {
        var request = ticket(subject).request();
        var last = conversation.of(subject, 1).stream()
                .map(Message::text)
                .findFirst()
                .orElse("");
        return "%s\n\n%s\n\n%s".formatted(request.subject(), request.body(), last);
    }

    private Ticket ticket(SubjectId subject) {
        return tickets.byId(subject).orElseThrow();
    }
}
