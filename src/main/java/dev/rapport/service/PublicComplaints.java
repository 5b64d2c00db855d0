package dev.rapport.service;

import dev.rapport.contact.posts.AnsweredInPublic;
import dev.rapport.contact.posts.ComplaintAnswered;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Complaints that everybody can read, which public relations answer beside the work on the ticket. */
@Service
@Transactional
class PublicComplaints {

    private final Tickets tickets;
    private final TicketActions actions;
    private final TicketSignals process;
    private final AnsweredInPublic answered;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PublicComplaints(
            Tickets tickets,
            TicketActions actions,
            TicketSignals process,
            AnsweredInPublic answered,
            ApplicationEventPublisher events,
            Clock clock) {
        this.events = events;
        this.clock = clock;
        this.tickets = tickets;
        this.actions = actions;
        this.process = process;
        this.answered = answered;
    }

    /** Unless everything is answered where it stands, as it may be while a person classifies. */
    void alert(SubjectId id) {
        if (answered.isAll(id)) return;
        process.complaintWentPublic(actions.goPublic(tickets.locked(id), null));
    }

    void answer(SubjectId id, TaskSubmission submission) {
        var words = TicketText.checked(String.valueOf(submission.text("answer")));
        var now = Instants.now(clock);
        var by = submission.by();
        actions.answerInPublic(tickets.locked(id), words, by, now);
        if (by != null) events.publishEvent(new ComplaintAnswered(id, words, by, now));
    }
}
