package dev.rapport.contact.site;

import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What came by forms and looks like spam: for 30 days, and no more of a site than the newest thousand. Administrators hear of the first
 * of a day.
 */
@Component
class HeldEntries {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration LATELY = Duration.ofDays(1);
    private static final int MOST = 1_000;
    private static final int MOST_FORGOTTEN = 100;

    /** @param why in a word of {@code site.spam.<word>} */
    record Held(UUID id, Instant at, String why, byte[] body) {}

    /** @param there the id that its page made */
    record Released(String there, byte[] body) {}

    private final JdbcClient jdbc;
    private final ChannelAccounts accounts;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HeldEntries(JdbcClient jdbc, ChannelAccounts accounts, Staff staff, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void keep(UUID account, String there, String why, byte[] body) {
        var now = Instants.now(clock);
        var isFirst = jdbc.sql("""
            select not exists (
                select
                from web_entry
                where account_id = :account
                    and at > :lately)
            """)
                .param("account", account)
                .param("lately", Instants.utc(now.minus(LATELY)))
                .query(Boolean.class)
                .single();
        jdbc.sql("""
                        insert into web_entry (id, account_id, there, at, why, body)
                        values (:id, :account, :there, :at, :why, :body)
                        on conflict (account_id, there) do nothing
                        """)
                .param("id", Ids.next())
                .param("account", account)
                .param("there", there)
                .param("at", Instants.utc(now))
                .param("why", why)
                .param("body", body)
                .update();
        jdbc.sql("""
            delete from web_entry
            where id = any(array(
                select id
                from (
                    select id, at, row_number() over (order by at desc, id desc) as place
                    from web_entry
                    where account_id = :account) as newest
                where at < :since or place > :most
                limit :some))
            """)
                .param("account", account)
                .param("since", Instants.utc(now.minus(KEPT)))
                .param("most", MOST)
                .param("some", MOST_FORGOTTEN)
                .update();
        if (isFirst) tell(account, now);
    }

    private void tell(UUID account, Instant now) {
        var name = accounts.byId(account).map(ChannelAccount::name).orElse("–");
        events.publishEvent(new EntryHeld(
                Ids.next(),
                new SubjectId(account),
                now,
                name,
                List.copyOf(staff.having(Role.ADMIN).keySet())));
    }

    /**
     * The newest first.
     *
     * @param after cursor of the last that was read; absent for the first
     */
    List<Held> of(UUID account, @Nullable String after, int most) {
        var from = after == null ? List.of("infinity", new UUID(-1, -1).toString()) : Cursor.parse(after, 2);
        return jdbc.sql("""
            select id, at, why, body
            from web_entry
            where account_id = :account
                and at >= :since
                and (at, id) < (cast(:at as timestamptz), cast(:id as uuid))
            order by at desc, id desc
            limit :most
            """)
                .param("account", account)
                .param("since", Instants.utc(Instants.now(clock).minus(KEPT)))
                .param("at", from.get(0))
                .param("id", from.get(1))
                .param("most", most)
                .query((row, number) -> new Held(
                        row.getObject("id", UUID.class),
                        Instants.instant(row, "at"),
                        row.getString("why"),
                        Optional.ofNullable(row.getBytes("body")).orElseThrow()))
                .list();
    }

    int count(UUID account) {
        return jdbc.sql("select count(*) from web_entry where account_id = :account and at >= :since")
                .param("account", account)
                .param("since", Instants.utc(Instants.now(clock).minus(KEPT)))
                .query(Integer.class)
                .single();
    }

    /** Takes it away; of several at the same time one has it. */
    Optional<Released> take(UUID account, UUID id) {
        return jdbc.sql("delete from web_entry where account_id = :account and id = :id returning there, body")
                .param("account", account)
                .param("id", id)
                .query((row, number) -> new Released(
                        row.getString("there"),
                        Optional.ofNullable(row.getBytes("body")).orElseThrow()))
                .optional();
    }
}
