package dev.rapport.service;

import dev.rapport.contact.Message;
import dev.rapport.contact.Way;
import dev.rapport.platform.UserId;
import dev.rapport.rules.Decision.Reason;
import dev.rapport.sla.ClockStrip;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that one page shows of a ticket.
 *
 * @param customer the customer's name
 * @param team the team's name
 * @param received whether what it was opened with came in by a channel, not by somebody who took it down
 * @param way how words get to the customer now
 * @param ways all that are open now
 * @param names of the members of staff who occur
 */
public record TicketPage(
        Ticket ticket,
        String customer,
        String team,
        List<Message> messages,
        boolean received,
        Way way,
        List<Way.Open> ways,
        List<Reason> reasons,
        List<ClockStrip> strips,
        List<UserId> watchers,
        Map<UserId, String> names) {

    public @Nullable String name(@Nullable UserId user) {
        return user == null ? null : nameOf(user);
    }

    public String nameOf(UserId user) {
        return names.getOrDefault(user, "–");
    }
}
