package dev.rapport.service;

import dev.rapport.cases.CaseHandOver;
import dev.rapport.cases.CaseKind;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives tickets to other people when a manager looks at their clocks. */
@Component
class TicketCaseHandOver implements CaseHandOver {

    private final Tickets tickets;
    private final TicketDesk desk;

    TicketCaseHandOver(Tickets tickets, TicketDesk desk) {
        this.tickets = tickets;
        this.desk = desk;
    }

    @Override
    public CaseKind kind() {
        return ServiceKinds.TICKET;
    }

    @Override
    public boolean standsInQueues() {
        return true;
    }

    @Override
    public Holder held(SubjectId subject) {
        var ticket = tickets.locked(subject);
        return new Holder(ticket.owner(), ticket.triage().team());
    }

    @Override
    public void handOver(SubjectId subject, @Nullable UserId owner, String team) {
        desk.handOver(subject, owner, team);
    }
}
