package dev.rapport.service;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import org.jspecify.annotations.Nullable;

/** What is said when a ticket is opened. */
public record NewTicket(
        CustomerId customer,
        String subject,
        String body,
        Channel channel,
        @Nullable Priority priority,
        boolean publicComplaint) {

    private static final int LONGEST_SUBJECT = 200;

    public NewTicket {
        subject = CleanText.line(subject);
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT)
            throw Refused.invalid("ticket.bad-subject", LONGEST_SUBJECT);
        body = TicketText.checked(body);
    }
}
