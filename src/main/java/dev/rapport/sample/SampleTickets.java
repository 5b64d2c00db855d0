package dev.rapport.sample;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.service.NewTicket;
import dev.rapport.service.TicketDesk;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Tickets that customers of the sample organisation have just opened. */
@Component
class SampleTickets {

    private final TicketDesk desk;

    SampleTickets(TicketDesk desk) {
        this.desk = desk;
    }

    void open(Map<String, CustomerId> customers) {
        for (var row : SampleFile.read("tickets").rows()) {
            desk.open(new NewTicket(
                    Objects.requireNonNull(customers.get(row.getField("customer"))),
                    row.getField("subject"),
                    row.getField("body"),
                    Channel.valueOf(row.getField("channel")),
                    null,
                    Boolean.parseBoolean(row.getField("public"))));
        }
    }
}
