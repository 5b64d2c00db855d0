package dev.rapport.service.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Words;
import dev.rapport.service.Ticket;
import dev.rapport.service.TicketPage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of a ticket. */
final class TicketFactList extends Composite<Facts> {

    TicketFactList(TicketPage page) {
        var ticket = page.ticket();
        var facts = getContent();
        facts.with(
                        getTranslation("ticket.list.customer"),
                        new Anchor("customers/" + ticket.request().customer(), page.customer()))
                .with(getTranslation("ticket.list.owner"), page.name(ticket.owner()))
                .with(getTranslation("ticket.team"), page.team())
                .with(getTranslation("ticket.category"), category(ticket))
                .with(
                        getTranslation("ticket.new.channel"),
                        getTranslation(
                                "word.channel." + ticket.request().channel().word()))
                .with(getTranslation("ticket.escalated"), getTranslation("word.Rung." + ticket.rung()))
                .with(
                        getTranslation("ticket.watchers"),
                        page.watchers().stream().map(page::nameOf).collect(Collectors.joining(", ")));
        var origin = ticket.origin();
        if (origin != null)
            facts.with(getTranslation("ticket.external"), origin.number())
                    .with(getTranslation("ticket.product"), origin.product())
                    .with(getTranslation("ticket.person-outside"), origin.person());
    }

    private static @Nullable String category(Ticket ticket) {
        var category = ticket.triage().category();
        return category == null ? null : Words.ofRules(category);
    }
}
