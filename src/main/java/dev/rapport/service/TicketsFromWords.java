package dev.rapport.service;

import dev.rapport.cases.CaseKind;
import dev.rapport.contact.CaseFromWords;
import dev.rapport.contact.Inquiry;
import dev.rapport.contact.Message.Aim;
import dev.rapport.contact.Ways;
import dev.rapport.platform.Channel;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tickets that come of what somebody wrote. */
@Component
class TicketsFromWords implements CaseFromWords {

    private static final int LONGEST_HEADING = 200;

    /** All of it stays in the conversation that the ticket comes of. */
    private static final int LONGEST_BODY = 20_000;

    private static final String GOES_ON = "…";

    private final TicketDesk desk;
    private final Tickets tickets;
    private final TicketActions actions;
    private final Ways ways;

    TicketsFromWords(TicketDesk desk, Tickets tickets, TicketActions actions, Ways ways) {
        this.desk = desk;
        this.tickets = tickets;
        this.actions = actions;
        this.ways = ways;
    }

    @Override
    public CaseKind kind() {
        return ServiceKinds.TICKET;
    }

    @Override
    public String name() {
        return "ticket";
    }

    @Override
    public SubjectId open(Inquiry inquiry) {
        var customer = Objects.requireNonNull(inquiry.customer());
        var title = shortened(inquiry.heading(), LONGEST_HEADING);
        var body = inquiry.words().isBlank() ? title : shortened(inquiry.words(), LONGEST_BODY);
        return desk.open(new NewTicket(customer, title, body, inquiry.channel(), null, false), inquiry.conversation())
                .id();
    }

    private static String shortened(String text, int longest) {
        if (text.length() <= longest) return text;
        var end = longest - GOES_ON.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + GOES_ON;
    }

    @Override
    public boolean isTalkedAbout(SubjectId subject) {
        return tickets.byId(subject).isPresent();
    }

    @Override
    public void answer(SubjectId subject, String words, @Nullable Channel channel, UserId author, Set<UUID> leftOut) {
        var ticket = tickets.locked(subject);
        ways.require(ticket.conversation(), channel, words);
        actions.write(ticket, words, channel, author, Aim.TELLS, leftOut);
    }

    @Override
    public void sendAgain(SubjectId subject, UUID message, @Nullable Channel channel, UserId by) {
        actions.sendAgain(tickets.locked(subject), message, by);
    }
}
