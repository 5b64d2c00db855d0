package dev.rapport.service.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.rapport.cases.CaseKind;
import dev.rapport.cases.ui.SubjectState;
import dev.rapport.platform.SubjectId;
import dev.rapport.service.ServiceKinds;
import dev.rapport.service.TicketQueries;

@org.springframework.stereotype.Component
class TicketStateChip implements SubjectState {

    private final TicketQueries tickets;

    TicketStateChip(TicketQueries tickets) {
        this.tickets = tickets;
    }

    @Override
    public CaseKind kind() {
        return ServiceKinds.TICKET;
    }

    @Override
    public Component of(SubjectId subject) {
        return TicketChips.state(new Div(), tickets.ticket(subject.toString()));
    }
}
