package dev.rapport.contact.accounts;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.AccountStanding.Remark;
import dev.rapport.contact.accounts.ChannelAccount.State;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Phrase;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The accounts; there are few, since people connect each. */
@Component
class AccountRows {

    /** Each contact would be a write; a list that is a little late does no harm. */
    private static final Duration LATE = Duration.ofSeconds(30);

    private static final Duration HOUR = Duration.ofHours(1);

    private static final TypeReference<TreeMap<String, String>> SETTINGS = new TypeReference<>() {};
    private static final String ACCOUNT = """
            select a.*, array(select field from channel_account_secret s where s.account_id = a.id) as secrets
            from channel_account a
            """;

    /** A secret as it is kept. */
    record Sealed(UUID account, String field, byte[] bytes) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AccountRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<ChannelAccount> all() {
        return jdbc.sql(ACCOUNT + "order by lower(a.name), a.id")
                .query(this::read)
                .list();
    }

    /** In the order in which they were connected. */
    List<ChannelAccount> on(String platform) {
        return jdbc.sql(ACCOUNT + "where a.platform = :platform and a.state = 'ON' order by a.id")
                .param("platform", platform)
                .query(this::read)
                .list();
    }

    /** What all of them say in a field that is no secret. */
    List<String> values(String field) {
        return jdbc.sql(
                        "select distinct settings ->> :field from channel_account where settings ->> :field is not null")
                .param("field", field)
                .query((row, number) -> row.getString(1))
                .list();
    }

    int count() {
        return jdbc.sql("select count(*) from channel_account")
                .query(Integer.class)
                .single();
    }

    Optional<ChannelAccount> find(UUID id) {
        return jdbc.sql(ACCOUNT + "where a.id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** Kept from others until the transaction ends. */
    Optional<ChannelAccount> locked(UUID id) {
        return jdbc.sql(ACCOUNT + "where a.id = :id for update of a")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** By the names of their fields. */
    Map<String, byte[]> sealed(UUID account) {
        var sealed = new TreeMap<String, byte[]>();
        jdbc.sql("select field, sealed from channel_account_secret where account_id = :account")
                .param("account", account)
                .query(row -> {
                    sealed.put(row.getString("field"), row.getBytes("sealed"));
                });
        return sealed;
    }

    /** False when another account has the name. */
    boolean save(ChannelAccount account, @Nullable UserId by, Instant at) {
        return jdbc.sql("""
                        insert into channel_account (id, platform, name, state, settings, version, changed_by, changed_at)
                        select :id, :platform, :name, :state, cast(:settings as jsonb), :version, :by, :at
                        where not exists (
                            select
                            from channel_account
                            where lower(name) = lower(:name)
                                and id <> :id)
                        on conflict (id) do update
                        set (name, state, settings, version, changed_by, changed_at)
                            = (excluded.name, excluded.state, excluded.settings, excluded.version, excluded.changed_by,
                               excluded.changed_at)
                        """)
                        .param("id", account.id())
                        .param("platform", account.platform())
                        .param("name", account.name())
                        .param("state", account.state().name())
                        .param("settings", json.writeValueAsString(account.settings()))
                        .param("version", account.version())
                        .param("by", by == null ? null : by.value(), Types.OTHER)
                        .param("at", Instants.utc(at))
                        .update()
                > 0;
    }

    void seal(UUID account, String field, byte[] sealed) {
        jdbc.sql("""
                        insert into channel_account_secret (account_id, field, sealed)
                        values (:account, :field, :sealed)
                        on conflict (account_id, field) do update
                        set sealed = excluded.sealed
                        """)
                .param("account", account)
                .param("field", field)
                .param("sealed", sealed)
                .update();
    }

    /** Those of all accounts. */
    List<Sealed> sealed() {
        return jdbc.sql("select account_id, field, sealed from channel_account_secret")
                .query((row, number) -> new Sealed(
                        row.getObject("account_id", UUID.class), row.getString("field"), row.getBytes("sealed")))
                .list();
    }

    /** Unless somebody wrote another meanwhile. */
    void sealAnew(Sealed before, byte[] sealed) {
        jdbc.sql("""
                        update channel_account_secret
                        set sealed = :sealed
                        where account_id = :account
                            and field = :field
                            and sealed = :before
                        """)
                .param("sealed", sealed)
                .param("account", before.account())
                .param("field", before.field())
                .param("before", before.bytes())
                .update();
    }

    void forget(UUID account, String field) {
        jdbc.sql("delete from channel_account_secret where account_id = :account and field = :field")
                .param("account", account)
                .param("field", field)
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from channel_account where id = :id").param("id", id).update();
    }

    /**
     * What troubled it is over.
     *
     * @param reading also if that was reading
     * @param sending also if that was sending
     */
    void contacted(UUID id, Instant at, boolean reading, boolean sending) {
        jdbc.sql("""
                        update channel_account
                        set last_contact = greatest(last_contact, :at),
                            trouble = case when {over} then null else trouble end,
                            trouble_detail = case when {over} then null else trouble_detail end,
                            troubled_at = case when {over} then null else troubled_at end,
                            failing_since = case when {over} then null else failing_since end
                        where id = :id
                            and (last_contact is null or last_contact < :late or trouble is not null and {over})
                        """.replace("{over}", "(case when trouble_sending then :sending else :reading end)"))
                .param("id", id)
                .param("at", Instants.utc(at))
                .param("late", Instants.utc(at.minus(LATE)))
                .param("reading", reading)
                .param("sending", sending)
                .update();
    }

    /** When it began is kept while it stays the same. */
    void troubled(UUID id, Trouble trouble, boolean sending, Instant at) {
        jdbc.sql("""
                        update channel_account
                        set trouble = :trouble,
                            trouble_detail = :detail,
                            trouble_sending = :sending,
                            troubled_at = case when trouble = :trouble then troubled_at else :at end,
                            failing_since = coalesce(failing_since, :at)
                        where id = :id
                            and (trouble is distinct from :trouble or trouble_detail is distinct from :detail)
                        """)
                .param("id", id)
                .param("trouble", trouble.reason())
                .param("detail", trouble.detail())
                .param("sending", sending)
                .param("at", Instants.utc(at))
                .update();
    }

    /** Of what the other side brought, shown to be the account's. */
    void refused(UUID id, Trouble why, Instant at) {
        jdbc.sql("""
                        update channel_account
                        set refused_at = :at, refused = :reason, refused_detail = :detail
                        where id = :id
                        """)
                .param("id", id)
                .param("at", Instants.utc(at))
                .param("reason", why.reason())
                .param("detail", why.detail())
                .update();
    }

    Optional<Remark> refusal(UUID id) {
        return jdbc.sql("""
                        select refused_at, refused, refused_detail
                        from channel_account
                        where id = :id
                            and refused_at is not null
                        """)
                .param("id", id)
                .query((row, number) -> new Remark(
                        "accounts.last-refused",
                        new Phrase(row.getString("refused"), row.getString("refused_detail")),
                        Instants.instant(row, "refused_at")))
                .optional();
    }

    /** False when so many were taken since the hour began. */
    boolean takeTurn(UUID id, int mostAnHour, Instant now) {
        return jdbc.sql("""
                        update channel_account
                        set hour_began = case when hour_began > :before then hour_began else :now end,
                            hour_sent = case when hour_began > :before then hour_sent + 1 else 1 end
                        where id = :id
                            and (hour_began is null or hour_began <= :before or hour_sent < :most)
                        """)
                        .param("id", id)
                        .param("most", mostAnHour)
                        .param("now", Instants.utc(now))
                        .param("before", Instants.utc(now.minus(HOUR)))
                        .update()
                > 0;
    }

    int turnsTaken(UUID id, Instant now) {
        return jdbc.sql("select hour_sent from channel_account where id = :id and hour_began > :before")
                .param("id", id)
                .param("before", Instants.utc(now.minus(HOUR)))
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private ChannelAccount read(ResultSet row, int number) throws SQLException {
        var trouble = row.getString("trouble");
        var settings = json.readValue(row.getString("settings"), SETTINGS);
        return new ChannelAccount(
                row.getObject("id", UUID.class),
                row.getString("platform"),
                row.getString("name"),
                State.valueOf(row.getString("state")),
                settings,
                Set.copyOf(Arrays.asList((String[]) row.getArray("secrets").getArray())),
                PlayedServers.isIn(settings),
                Instants.instantOrNull(row, "last_contact"),
                trouble == null ? null : new Trouble(trouble, row.getString("trouble_detail")),
                Instants.instantOrNull(row, "troubled_at"),
                row.getLong("version"));
    }
}
