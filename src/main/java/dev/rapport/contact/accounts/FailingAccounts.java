package dev.rapport.contact.accounts;

import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.contact.accounts.AccountEvent.AccountFails;
import dev.rapport.contact.accounts.AccountEvent.AccountWorksAgain;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells administrators once when an account that is on has not worked for ten minutes, and once when it works again. Whoever
 * switches it off knows.
 */
@Component
public class FailingAccounts {

    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private record Failing(UUID id, String name, String trouble) {}

    /** What was told of it is over, because it works or because somebody switched it off. */
    private record Over(UUID id, String name, boolean works) {}

    private final JdbcClient jdbc;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FailingAccounts(JdbcClient jdbc, Staff staff, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${rapport.accounts.look:1m}")
    @Transactional
    public void tell() {
        var now = Instants.now(clock);
        var failing = jdbc.sql("""
                        update channel_account
                        set told_failing_at = :now
                        where failing_since <= :since
                            and told_failing_at is null
                            and trouble is not null
                            and state = 'ON'
                        returning id, name, trouble
                        """)
                .param("now", Instants.utc(now))
                .param("since", Instants.utc(now.minus(A_WHILE)))
                .query((row, number) ->
                        new Failing(row.getObject("id", UUID.class), row.getString("name"), row.getString("trouble")))
                .list();
        var over = jdbc.sql("""
                        update channel_account
                        set told_failing_at = null
                        where told_failing_at is not null
                            and (failing_since is null or state = 'OFF')
                        returning id, name, state = 'ON' as works
                        """)
                .query((row, number) ->
                        new Over(row.getObject("id", UUID.class), row.getString("name"), row.getBoolean("works")))
                .list();
        if (failing.isEmpty() && over.isEmpty()) return;
        var who = List.copyOf(staff.having(Role.ADMIN).keySet());
        for (var one : failing)
            events.publishEvent(
                    new AccountFails(Ids.next(), new SubjectId(one.id()), now, one.name(), one.trouble(), who));
        for (var one : over)
            if (one.works())
                events.publishEvent(new AccountWorksAgain(Ids.next(), new SubjectId(one.id()), now, one.name(), who));
    }
}
