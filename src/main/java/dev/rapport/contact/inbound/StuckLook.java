package dev.rapport.contact.inbound;

import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells administrators, once of each, what nobody can read, and what could not be taken in for ten minutes. */
@Component
class StuckLook {

    private static final Duration A_WHILE = Duration.ofMinutes(10);
    private static final int MOST = 1_000;

    private final StuckRows rows;
    private final ChannelAccounts accounts;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StuckLook(StuckRows rows, ChannelAccounts accounts, Staff staff, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${rapport.inbound.stuck-look:1m}")
    @Transactional
    public void tell() {
        var now = Instants.now(clock);
        var stuck = rows.tell(now, now.minus(A_WHILE), MOST).stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        if (stuck.isEmpty()) return;
        var who = List.copyOf(staff.having(Role.ADMIN).keySet());
        stuck.forEach((account, count) -> events.publishEvent(
                new NotTakenIn(Ids.next(), new SubjectId(account), now, name(account), Math.toIntExact(count), who)));
    }

    private String name(UUID account) {
        return accounts.byId(account).map(ChannelAccount::name).orElse("–");
    }
}
