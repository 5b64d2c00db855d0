package dev.rapport.service;

import dev.rapport.engine.Job;
import dev.rapport.engine.Worker;
import dev.rapport.platform.Word;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the processes {@code ticket} and {@code public-complaint} ask for. */
@Component
class TicketWorkers {

    private final TicketClassification classification;
    private final TicketHandling handling;
    private final TicketEscalation escalation;
    private final PublicComplaints complaints;

    TicketWorkers(
            TicketClassification classification,
            TicketHandling handling,
            TicketEscalation escalation,
            PublicComplaints complaints) {
        this.classification = classification;
        this.handling = handling;
        this.escalation = escalation;
        this.complaints = complaints;
    }

    @Worker
    Map<String, Object> classifyTicket(Job job) {
        return classification.classify(job.subject());
    }

    @Worker
    Map<String, Object> confirmClassification(Job job) {
        return classification.confirm(job.subject(), job.submission());
    }

    @Worker
    void alertPublicRelations(Job job) {
        complaints.alert(job.subject());
    }

    @Worker
    Map<String, Object> assignTicket(Job job) {
        return handling.assign(job.subject());
    }

    @Worker
    Map<String, Object> sendFirstResponse(Job job) {
        return handling.respond(job.subject(), job.submission());
    }

    @Worker
    Map<String, Object> startWaiting(Job job) {
        return handling.startWaiting(job.subject(), job.submission());
    }

    @Worker
    Map<String, Object> resumeWork(Job job) {
        return handling.resume(job.subject());
    }

    @Worker
    void solveTicket(Job job) {
        handling.solve(job.subject(), job.submission());
    }

    @Worker
    void closeTicket(Job job) {
        handling.closeAfterSilence(job.subject());
    }

    @Worker(oncePerMessage = true, forEarlierVersions = true)
    Map<String, Object> escalateTicket(Job job) {
        return escalation.climb(
                job.subject(), Word.parse(Rung.class, job.headers().getOrDefault("rung", "")));
    }

    @Worker(forEarlierVersions = true)
    Map<String, Object> recordTakeOver(Job job) {
        return escalation.decide(job.subject(), job.submission());
    }

    @Worker
    void recordPublicAnswer(Job job) {
        complaints.answer(job.subject(), job.submission());
    }
}
