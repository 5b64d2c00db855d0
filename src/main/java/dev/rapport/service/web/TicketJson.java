package dev.rapport.service.web;

import dev.rapport.service.Ticket;
import dev.rapport.service.TicketState.Waiting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ticket as other systems read it. */
record TicketJson(
        String id,
        String number,
        @Nullable String external,
        String subject,
        String body,
        String channel,
        String customerId,
        boolean publicComplaint,
        @Nullable String category,
        @Nullable String priority,
        String team,
        @Nullable String owner,
        String state,
        @Nullable String waitingFor,
        String escalation,
        Instant since,
        Instant openedAt,
        @Nullable Instant firstReplyAt) {

    static TicketJson of(Ticket ticket) {
        var request = ticket.request();
        var triage = ticket.triage();
        var priority = triage.priority();
        return new TicketJson(
                ticket.id().toString(),
                ticket.number(),
                ticket.origin() == null ? null : ticket.origin().number(),
                request.subject(),
                request.body(),
                request.channel().word(),
                request.customer().toString(),
                request.publicComplaint(),
                triage.category(),
                priority == null ? null : priority.word(),
                triage.team(),
                ticket.owner() == null ? null : ticket.owner().toString(),
                ticket.state().kind().word(),
                ticket.state() instanceof Waiting waiting ? waiting.party().word() : null,
                ticket.rung().word(),
                ticket.state().since(),
                ticket.openedAt(),
                ticket.firstReplyAt());
    }
}
