package dev.rapport.service;

import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.SubjectId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Complaints that everybody can read, which public relations answer beside the work on the ticket. */
@Service
@Transactional
class PublicComplaints {

    private final Tickets tickets;
    private final TicketActions actions;
    private final TicketSignals process;

    PublicComplaints(Tickets tickets, TicketActions actions, TicketSignals process) {
        this.tickets = tickets;
        this.actions = actions;
        this.process = process;
    }

    void alert(SubjectId id) {
        process.complaintWentPublic(actions.goPublic(tickets.locked(id), null));
    }

    void answer(SubjectId id, TaskSubmission submission) {
        actions.answerInPublic(tickets.locked(id), String.valueOf(submission.text("answer")), submission.by());
    }
}
