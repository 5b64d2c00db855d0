package dev.rapport.service;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.service.TicketEvent.AgentReplied;
import dev.rapport.service.TicketEvent.ComplaintWentPublic;
import dev.rapport.service.TicketEvent.CustomerNotTold;
import dev.rapport.service.TicketEvent.CustomerWrote;
import dev.rapport.service.TicketEvent.DuplicateFound;
import dev.rapport.service.TicketEvent.NoteWritten;
import dev.rapport.service.TicketEvent.PriorityChanged;
import dev.rapport.service.TicketEvent.PriorityRaised;
import dev.rapport.service.TicketEvent.PublicAnswerGiven;
import dev.rapport.service.TicketEvent.TicketAssigned;
import dev.rapport.service.TicketEvent.TicketClassified;
import dev.rapport.service.TicketEvent.TicketClosed;
import dev.rapport.service.TicketEvent.TicketEscalated;
import dev.rapport.service.TicketEvent.TicketMerged;
import dev.rapport.service.TicketEvent.TicketReopened;
import dev.rapport.service.TicketEvent.TicketSolved;
import dev.rapport.service.TicketEvent.WaitingStarted;
import dev.rapport.service.TicketEvent.WorkResumed;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says what happens to tickets in the words that the SLA clocks count by. */
@Component
class TicketClocks {

    private final Sla sla;
    private final Tickets tickets;

    TicketClocks(Sla sla, Tickets tickets) {
        this.sla = sla;
        this.tickets = tickets;
    }

    void open(Ticket ticket) {
        var opened = SlaEvent.of(ticket.openedAt(), Kind.OPENED);
        sla.open(ticket.id(), null, facts(ticket), List.of(opened), true);
    }

    @EventListener
    void hear(TicketEvent event) {
        switch (event) {
            case TicketClassified e -> reassess(e.subject());
            case PriorityChanged e -> reassess(e.subject());
            case TicketAssigned e -> record(e, Kind.ASSIGNED, null, e.owner(), e.team());
            case CustomerWrote e -> record(e, Kind.CUSTOMER_MESSAGE, null, null, null);
            case AgentReplied e -> record(e, Kind.AGENT_REPLY, written(e), e.by(), null);
            case WaitingStarted e -> record(e, Kind.PAUSED, e.party().word(), e.by(), null);
            case WorkResumed e -> record(e, Kind.RESUMED, null, null, null);
            case TicketEscalated e -> record(e, Kind.ESCALATED, e.rung().word(), null, null);
            case TicketSolved e -> record(e, Kind.SOLVED, null, e.by(), null);
            case TicketClosed e -> record(e, Kind.CLOSED, null, null, null);
            case TicketReopened e -> record(e, Kind.REOPENED, null, null, null);
            case TicketMerged e -> record(e, Kind.MERGED, null, e.by(), null);
            case NoteWritten e -> record(e, Kind.INTERNAL_NOTE, null, e.by(), null);
            case PublicAnswerGiven e -> record(e, Kind.AGENT_REPLY, null, e.by(), null);
            case ComplaintWentPublic ignored -> {}
            case CustomerNotTold ignored -> {}
            case DuplicateFound ignored -> {}
            case PriorityRaised ignored -> {}
        }
    }

    private static @Nullable String written(AgentReplied event) {
        return event.written() == null ? null : event.written().toString();
    }

    SlaFacts facts(Ticket ticket) {
        var priority = tickets.promised(ticket.id()).orElse(ticket.triage().priority());
        return SlaFacts.of("ticket")
                .withCategory(ticket.triage().category())
                .withPriority(priority == null ? null : priority.word())
                .withChannel(ticket.request().channel().word())
                .withTeam(ticket.triage().team());
    }

    void reassess(SubjectId subject) {
        sla.reassess(subject, facts(tickets.locked(subject)));
    }

    private void record(
            TicketEvent event, Kind kind, @Nullable String detail, @Nullable UserId by, @Nullable String team) {
        sla.record(event.subject(), new SlaEvent(event.at(), kind, detail, by, team));
    }
}
