package dev.rapport.service.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.rapport.platform.ui.Chips;
import dev.rapport.service.Priority;
import dev.rapport.service.Ticket;
import dev.rapport.service.TicketState.Closed;
import dev.rapport.service.TicketState.New;
import dev.rapport.service.TicketState.Open;
import dev.rapport.service.TicketState.Solved;
import dev.rapport.service.TicketState.Waiting;
import org.jspecify.annotations.Nullable;

/** How a ticket stands, in words first. */
final class TicketChips {

    private TicketChips() {}

    static Component state(Component on, Ticket ticket) {
        var word = on.getTranslation("word.TicketState." + ticket.state().kind());
        return switch (ticket.state()) {
            case New ignored -> Chips.info(word);
            case Open ignored -> Chips.plain(word);
            case Waiting waiting -> Chips.paused(on.getTranslation("word.Party." + waiting.party()));
            case Solved ignored -> Chips.good(word);
            case Closed ignored -> Chips.good(word);
        };
    }

    static Component priority(Component on, @Nullable Priority priority) {
        if (priority == null) return new Span();
        var word = on.getTranslation("word.Priority." + priority);
        return switch (priority) {
            case LOW, NORMAL -> Chips.plain(word);
            case HIGH -> Chips.warning(word);
            case URGENT -> Chips.bad(word);
        };
    }
}
