package dev.rapport.contact.calls;

import dev.rapport.access.Staff;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.UserId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says which team a call lies with: the one its queue is named after, of who speaks, of who looks after the customer, or the
 * account's.
 */
@Component
class CallTeams {

    /** Setting of accounts: key of the team of calls that are nobody's. */
    static final String SETTING = "team";

    private static final String INTAKE = "service-l1";

    private final Staff staff;
    private final Customers customers;

    CallTeams(Staff staff, Customers customers) {
        this.staff = staff;
        this.customers = customers;
    }

    String of(ChannelAccount account, CallFold call, @Nullable UserId owner, @Nullable CustomerId customer) {
        var queue = Objects.requireNonNullElse(call.queue(), "").toLowerCase(Locale.ROOT);
        return known(queue)
                .or(() -> Optional.ofNullable(owner).flatMap(staff::mainTeamOf))
                .or(() -> Optional.ofNullable(customer)
                        .flatMap(customers::card)
                        .map(CustomerCard::owner)
                        .flatMap(staff::mainTeamOf))
                .or(() -> known(account.settings().getOrDefault(SETTING, "")))
                .orElse(INTAKE);
    }

    private Optional<String> known(String key) {
        return key.isEmpty() ? Optional.empty() : staff.team(key).map(team -> team.key());
    }
}
