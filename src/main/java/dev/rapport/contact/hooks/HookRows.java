package dev.rapport.contact.hooks;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.hooks.Hook.OffBecause;
import dev.rapport.contact.hooks.Hook.State;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Addresses that are told what happens here, as they are kept. */
@Component
class HookRows {

    private final JdbcClient jdbc;

    HookRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name. */
    List<Hook> all() {
        return jdbc.sql("select * from hook order by lower(name), id")
                .query(HookRows::read)
                .list();
    }

    int count() {
        return jdbc.sql("select count(*) from hook").query(Integer.class).single();
    }

    Optional<Hook> find(UUID id) {
        return jdbc.sql("select * from hook where id = :id")
                .param("id", id)
                .query(HookRows::read)
                .optional();
    }

    Optional<Hook> locked(UUID id) {
        return jdbc.sql("select * from hook where id = :id for update")
                .param("id", id)
                .query(HookRows::read)
                .optional();
    }

    /** Those that are on. */
    List<Hook> on() {
        return jdbc.sql("select * from hook where state = 'ON' order by id")
                .query(HookRows::read)
                .list();
    }

    /** False where another has the name. */
    boolean add(UUID id, HookDraft draft, byte[] secret, @Nullable UserId by, Instant at) {
        return jdbc.sql("""
            insert into hook (id, name, address, events, state, secret, changed_by, changed_at)
            values (:id, :name, :address, :events, 'ON', :secret, :by, :at)
            on conflict do nothing
            """)
                        .param("id", id)
                        .param("name", draft.name())
                        .param("address", draft.address())
                        .param("events", draft.events().toArray(String[]::new))
                        .param("secret", secret)
                        .param("by", by == null ? null : by.value(), Types.OTHER)
                        .param("at", Instants.utc(at))
                        .update()
                > 0;
    }

    boolean isNameTaken(UUID id, String name) {
        return jdbc.sql("select exists (select from hook where lower(name) = lower(:name) and id <> :id)")
                .param("id", id)
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    void change(UUID id, HookDraft draft, @Nullable UserId by, Instant at) {
        jdbc.sql("""
            update hook
            set name = :name, address = :address, events = :events,
                changed_by = :by, changed_at = :at, version = version + 1
            where id = :id
            """)
                .param("id", id)
                .param("name", draft.name())
                .param("address", draft.address())
                .param("events", draft.events().toArray(String[]::new))
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(at))
                .update();
    }

    /** What it failed before is forgotten. */
    void turn(UUID id, State state, @Nullable OffBecause because, @Nullable UserId by, Instant at) {
        jdbc.sql("""
            update hook
            set state = :state, off_because = :because, failing_since = null, failures = 0, rests_until = null,
                told_failing_at = null, changed_by = :by, changed_at = :at, version = version + 1
            where id = :id
            """)
                .param("id", id)
                .param("state", state.name())
                .param("because", because == null ? null : because.name(), Types.VARCHAR)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(at))
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from hook where id = :id").param("id", id).update();
    }

    /** Secrets as they are sealed. */
    record Sealed(UUID id, byte[] secret, byte @Nullable [] before) {}

    Optional<Sealed> sealed(UUID id, Instant now) {
        return jdbc.sql("""
            select id, secret, case when before_until > :now then secret_before end as secret_before
            from hook
            where id = :id
            """)
                .param("id", id)
                .param("now", Instants.utc(now))
                .query(HookRows::readSealed)
                .optional();
    }

    List<Sealed> sealed() {
        return jdbc.sql("select id, secret, secret_before from hook")
                .query(HookRows::readSealed)
                .list();
    }

    private static Sealed readSealed(ResultSet row, int number) throws SQLException {
        return new Sealed(row.getObject("id", UUID.class), row.getBytes("secret"), row.getBytes("secret_before"));
    }

    /** Another secret signs; the one before as well, until then. */
    void secret(UUID id, byte[] secret, Instant beforeUntil, @Nullable UserId by, Instant at) {
        jdbc.sql("""
            update hook
            set secret = :secret, secret_before = secret, before_until = :until,
                changed_by = :by, changed_at = :at, version = version + 1
            where id = :id
            """)
                .param("id", id)
                .param("secret", secret)
                .param("until", Instants.utc(beforeUntil))
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(at))
                .update();
    }

    /** Nothing where another secret came meanwhile. */
    void sealAnew(Sealed before, byte[] secret, byte @Nullable [] old) {
        jdbc.sql("""
            update hook
            set secret = :secret, secret_before = :old
            where id = :id
                and secret = :before
            """)
                .param("id", before.id())
                .param("secret", secret)
                .param("old", old, Types.BINARY)
                .param("before", before.secret())
                .update();
    }

    /** Keeps it from others' changes until the transaction ends, where there is something to change. */
    void took(UUID id, Instant at, Instant notedBefore) {
        jdbc.sql("""
            update hook
            set taken_at = :at, failing_since = null, failures = 0, rests_until = null, told_failing_at = null,
                trouble = null, trouble_detail = null
            where id = :id
                and (failures > 0 or trouble is not null or taken_at is null or taken_at < :noted)
            """)
                .param("id", id)
                .param("at", Instants.utc(at))
                .param("noted", Instants.utc(notedBefore))
                .update();
    }

    /** Since when it takes nothing, by now, and how often that was in a row. */
    record Failing(String name, boolean isOn, Instant since, int failures, boolean isTold) {}

    Optional<Failing> failed(UUID id, Trouble why, Instant at) {
        return jdbc.sql("""
            update hook
            set failing_since = coalesce(failing_since, :at), failures = failures + 1,
                trouble = :trouble, trouble_detail = :detail
            where id = :id
            returning name, state = 'ON' as is_on, failing_since, failures,
                told_failing_at is not null as is_told
            """)
                .param("id", id)
                .param("at", Instants.utc(at))
                .param("trouble", why.reason())
                .param("detail", why.detail())
                .query((row, number) -> new Failing(
                        row.getString("name"),
                        row.getBoolean("is_on"),
                        Instants.instant(row, "failing_since"),
                        row.getInt("failures"),
                        row.getBoolean("is_told")))
                .optional();
    }

    void rest(UUID id, Instant until) {
        jdbc.sql("update hook set rests_until = greatest(rests_until, :until) where id = :id")
                .param("id", id)
                .param("until", Instants.utc(until))
                .update();
    }

    void told(UUID id, Instant at) {
        jdbc.sql("update hook set told_failing_at = :at where id = :id")
                .param("id", id)
                .param("at", Instants.utc(at))
                .update();
    }

    private static Hook read(ResultSet row, int number) throws SQLException {
        var because = row.getString("off_because");
        var trouble = row.getString("trouble");
        var by = row.getObject("changed_by", UUID.class);
        return new Hook(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("address"),
                Arrays.asList((String[]) row.getArray("events").getArray()),
                State.valueOf(row.getString("state")),
                because == null ? null : OffBecause.valueOf(because),
                Instants.instantOrNull(row, "before_until"),
                Instants.instantOrNull(row, "taken_at"),
                Instants.instantOrNull(row, "failing_since"),
                trouble == null ? null : new Trouble(trouble, row.getString("trouble_detail")),
                by == null ? null : new UserId(by),
                Instants.instant(row, "changed_at"),
                row.getLong("version"));
    }
}
