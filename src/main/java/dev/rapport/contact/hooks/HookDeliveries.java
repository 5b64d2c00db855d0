package dev.rapport.contact.hooks;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.hooks.HookDelivery.State;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What addresses are told, as it is kept. */
@Component
class HookDeliveries {

    private static final UUID LAST = new UUID(-1, -1);
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    HookDeliveries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One that was not there. */
    record Fresh(UUID id, UUID hook, String type, String body) {}

    void add(List<Fresh> fresh, Instant now) {
        for (var from = 0; from < fresh.size(); from += AT_ONCE) {
            var some = fresh.subList(from, Math.min(from + AT_ONCE, fresh.size()));
            jdbc.sql("""
                insert into hook_delivery (id, hook_id, type, body, made_at, due_at)
                select id, hook, type, body, :now, :now
                from json_to_recordset(cast(:rows as json)) as (id uuid, hook uuid, type text, body text)
                """)
                    .param("rows", json.writeValueAsString(some))
                    .param("now", Instants.utc(now))
                    .update();
        }
    }

    /** One that its maker posts at once. */
    void addClaimed(Fresh one, Instant now, Instant until) {
        jdbc.sql("""
            insert into hook_delivery (
                id, hook_id, type, body, made_at, due_at, tries, claimed_until, tried_at)
            values (:id, :hook, :type, :body, :now, :now, 1, :until, :now)
            """)
                .param("id", one.id())
                .param("hook", one.hook())
                .param("type", one.type())
                .param("body", one.body())
                .param("now", Instants.utc(now))
                .param("until", Instants.utc(until))
                .update();
    }

    /** Addresses for which something is due and that are not left in peace. */
    List<UUID> hooksWithDue(Instant now) {
        return jdbc.sql("""
            select id
            from hook
            where state = 'ON'
                and (rests_until is null or rests_until <= :now)
                and exists (
                    select
                    from hook_delivery
                    where hook_id = hook.id
                        and hook_delivery.state = 'WAITING'
                        and due_at <= :now
                        and (claimed_until is null or claimed_until <= :now))
            """)
                .param("now", Instants.utc(now))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** One to be posted now. */
    record Claimed(UUID id, UUID hook, String type, String body, int tries) {}

    /**
     * Some that are due, for whoever posts them; nobody else takes them until then. Only one of an address that did not take the last.
     */
    List<Claimed> claim(UUID hook, Instant now, Instant until, int most) {
        return jdbc.sql("""
            update hook_delivery
            set tries = tries + 1, claimed_until = :until, tried_at = :now
            where id in (
                select hook_delivery.id
                from hook_delivery
                where hook_id = :hook
                    and state = 'WAITING'
                    and due_at <= :now
                    and (claimed_until is null or claimed_until <= :now)
                order by due_at, id
                limit coalesce(
                    (select case when failures > 0 then 1 else :most end
                    from hook
                    where id = :hook
                        and state = 'ON'
                        and (rests_until is null or rests_until <= :now)),
                    0)
                for update skip locked)
            returning id, hook_id, type, body, tries
            """)
                .param("hook", hook)
                .param("now", Instants.utc(now))
                .param("until", Instants.utc(until))
                .param("most", most)
                .query((row, number) -> new Claimed(
                        row.getObject("id", UUID.class),
                        row.getObject("hook_id", UUID.class),
                        row.getString("type"),
                        row.getString("body"),
                        row.getInt("tries")))
                .list();
    }

    /** What became of it; nothing where another took it over meanwhile. */
    void settle(Claimed one, State state, Instant dueAt, HookAnswer answer) {
        var trouble = answer.trouble();
        jdbc.sql("""
            update hook_delivery
            set state = :state, due_at = :due, claimed_until = null, code = :code, answer = :answer,
                trouble = :trouble, trouble_detail = :detail
            where id = :id
                and tries = :tries
                and state = 'WAITING'
            """)
                .param("id", one.id())
                .param("tries", one.tries())
                .param("state", state.name())
                .param("due", Instants.utc(dueAt))
                .param("code", answer.code(), Types.INTEGER)
                .param("answer", answer.beginning(), Types.VARCHAR)
                .param("trouble", trouble == null ? null : trouble.reason(), Types.VARCHAR)
                .param("detail", trouble == null ? null : trouble.detail(), Types.VARCHAR)
                .update();
    }

    /** The newest first. */
    Page<HookDelivery> of(UUID hook, @Nullable State state, int limit, @Nullable String after) {
        var rows = jdbc.sql("""
            select *
            from hook_delivery
            where hook_id = :hook
                {state}
                and id < :after
            order by id desc
            limit :limit
            """.replace("{state}", state == null ? "" : "and state = '" + state.name() + "'"))
                .param("hook", hook)
                .param("after", after == null ? LAST : Cursor.id(after))
                .param("limit", limit + 1)
                .query(HookDeliveries::read)
                .list();
        return Page.of(rows, limit, one -> Cursor.of(one.id()));
    }

    Optional<HookDelivery> find(UUID hook, UUID id) {
        return jdbc.sql("select * from hook_delivery where id = :id and hook_id = :hook")
                .param("id", id)
                .param("hook", hook)
                .query(HookDeliveries::read)
                .optional();
    }

    /** It is due now, under its id; one that waits keeps how often it was tried. */
    void again(UUID id, Instant now) {
        jdbc.sql("""
            update hook_delivery
            set tries = case when state = 'WAITING' then tries else 0 end, state = 'WAITING', due_at = :now
            where id = :id
            """).param("id", id).param("now", Instants.utc(now)).update();
    }

    /** All that failed of what was made since then. */
    int failedAgain(UUID hook, Instant since, Instant now) {
        return jdbc.sql("""
            update hook_delivery
            set tries = 0, state = 'WAITING', due_at = :now
            where hook_id = :hook
                and state = 'FAILED'
                and made_at >= :since
                and type <> 'test'
            """)
                .param("hook", hook)
                .param("since", Instants.utc(since))
                .param("now", Instants.utc(now))
                .update();
    }

    void removeOf(UUID hook) {
        jdbc.sql("delete from hook_delivery where hook_id = :hook")
                .param("hook", hook)
                .update();
    }

    /** What was taken before the one, the rest before the other time, and what is of no address any more. */
    int forget(Instant takenBefore, Instant before, int most) {
        return jdbc.sql("""
            delete from hook_delivery
            where id in (
                select id
                from hook_delivery
                where made_at < :taken
                    and (state = 'TAKEN'
                        or made_at < :before
                        or not exists (select from hook where hook.id = hook_delivery.hook_id))
                limit :most)
            """)
                .param("taken", Instants.utc(takenBefore))
                .param("before", Instants.utc(before))
                .param("most", most)
                .update();
    }

    private static HookDelivery read(ResultSet row, int number) throws SQLException {
        var trouble = row.getString("trouble");
        return new HookDelivery(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("body"),
                Instants.instant(row, "made_at"),
                State.valueOf(row.getString("state")),
                row.getInt("tries"),
                Instants.instant(row, "due_at"),
                Instants.instantOrNull(row, "tried_at"),
                row.getObject("code", Integer.class),
                row.getString("answer"),
                trouble == null ? null : new Trouble(trouble, row.getString("trouble_detail")));
    }
}
