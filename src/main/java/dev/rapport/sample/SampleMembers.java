package dev.rapport.sample;

import dev.rapport.community.MemberDesk;
import dev.rapport.customer.Consents;
import dev.rapport.platform.CustomerId;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Members of the sample organisation's groups: some just joined, others have not been seen for long. */
@Component
class SampleMembers {

    private static final Duration QUIET = Duration.ofDays(45);

    private final MemberDesk desk;
    private final Consents consents;
    private final Clock clock;

    SampleMembers(MemberDesk desk, Consents consents, Clock clock) {
        this.desk = desk;
        this.consents = consents;
        this.clock = clock;
    }

    void join(Map<String, CustomerId> customers) {
        var now = clock.instant();
        for (var row : SampleFile.read("members").rows()) {
            var customer = Objects.requireNonNull(customers.get(row.getField("customer")));
            var channel = row.getField("channel").toLowerCase(Locale.ROOT);
            consents.change(customer, channel, Boolean.parseBoolean(row.getField("consent")));
            var seen = row.getField("joined").equals("quiet") ? now.minus(QUIET) : now;
            desk.joinSeenAt(customer, row.getField("group"), channel, seen);
        }
    }
}
