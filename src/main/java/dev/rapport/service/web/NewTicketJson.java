package dev.rapport.service.web;

import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Word;
import dev.rapport.service.NewTicket;
import dev.rapport.service.Priority;
import dev.rapport.service.Ticket;
import dev.rapport.service.TicketDesk;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ticket to be opened.
 *
 * @param customerId an existing customer; or else {@code customer} says who it is
 * @param publicComplaint whether everybody can read the complaint
 */
record NewTicketJson(
        @Nullable String subject,
        @Nullable String body,
        @Nullable String channel,
        @Nullable String customerId,
        @Nullable CustomerJson customer,
        @Nullable String priority,
        @Nullable Boolean publicComplaint) {

    /** Who asks; found by phone or e-mail, or added. */
    record CustomerJson(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email) {

        NewCustomer read() {
            return new NewCustomer(
                    NewCustomer.Kind.PERSON,
                    Given.text("customer.name", name),
                    null,
                    null,
                    null,
                    Stream.of(phone, email).filter(Objects::nonNull).toList(),
                    Map.of());
        }
    }

    Ticket openAt(TicketDesk desk) {
        if (customerId != null) return desk.open(ticket(CustomerId.of(customerId)));
        if (customer == null) throw Refused.invalid("ticket.field-missing", "customer");
        return desk.openFor(customer.read(), this::ticket);
    }

    private NewTicket ticket(CustomerId id) {
        return new NewTicket(
                id,
                Given.text("subject", subject),
                Given.text("body", body),
                channel == null ? Channel.API : Word.parse(Channel.class, channel),
                priority == null ? null : Word.parse(Priority.class, priority),
                Boolean.TRUE.equals(publicComplaint));
    }
}
