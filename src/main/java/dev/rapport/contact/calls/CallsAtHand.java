package dev.rapport.contact.calls;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The calls that concern a person now, whatever page they are on: those that ring at their telephones, that they speak in, and
 * that they have still to write up. Whoever puts one away does not see it any more until it moves to another of these.
 */
@ForOneself
@Service
@Transactional(readOnly = true)
public class CallsAtHand {

    private static final int MOST = 5;

    /** A telephone system that never says that a call is over is not believed for longer. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private final JdbcClient jdbc;
    private final Calls calls;
    private final CallNews news;
    private final Staff staff;
    private final Access access;
    private final Clock clock;

    CallsAtHand(JdbcClient jdbc, Calls calls, CallNews news, Staff staff, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.calls = calls;
        this.news = news;
        this.staff = staff;
        this.access = access;
        this.clock = clock;
    }

    /** What began last first. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public List<PhoneCall> mine() {
        return jdbc
                .sql("""
                        select *
                        from phone_call
                        where state <> 'DONE'
                            and began_at > :since
                            and (state in ('TALKING', 'WRAP_UP') and owner_id = :me
                                or state in ('RINGING', 'TALKING') and exists (
                                    select
                                    from phone_extension
                                    where phone_extension.account_id = phone_call.account_id
                                        and extension = any(ringing)
                                        and user_id = :me))
                            and not exists (
                                select
                                from phone_call_put_away
                                where call_id = phone_call.id
                                    and user_id = :me
                                    and phone_call_put_away.state = phone_call.state)
                        order by began_at desc, id desc
                        limit :most
                        """)
                .param("me", me().value())
                .param("since", Instants.utc(clock.instant().minus(LONGEST)))
                .param("most", MOST)
                .query(CallRows::read)
                .list()
                .stream()
                .map(call -> me().equals(call.owner())
                        ? calls.told(call)
                        : calls.atTelephone(call).ringing())
                .toList();
    }

    /** Who took a call that rang at the asker's telephone too; nobody if nobody else did. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public Optional<String> takenBy(SubjectId call) {
        return jdbc.sql("""
                        select owner_id
                        from phone_call
                        where id = :call
                            and answered_at is not null
                            and owner_id <> :me
                            and exists (
                                select
                                from phone_extension
                                where phone_extension.account_id = phone_call.account_id
                                    and extension = any(agents)
                                    and user_id = :me)
                        """)
                .param("call", call.value())
                .param("me", me().value())
                .query((row, number) -> new UserId(row.getObject(1, UUID.class)))
                .optional()
                .flatMap(
                        owner -> Optional.ofNullable(staff.names(List.of(owner)).get(owner)));
    }

    /** The asker does not want to see it any more as it stands now. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void putAway(SubjectId call) {
        jdbc.sql("""
                        insert into phone_call_put_away (call_id, user_id, state)
                        select id, :me, state
                        from phone_call
                        where id = :call
                        on conflict (call_id, user_id) do update
                        set state = excluded.state
                        """).param("call", call.value()).param("me", me().value()).update();
        news.tell(me());
    }

    private UserId me() {
        return access.me().id();
    }
}
