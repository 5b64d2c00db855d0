package dev.rapport.contact.wecom;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.AccountUse;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of people who have colleagues as contacts. */
@Component
class ContactRows implements AccountUse {

    /**
     * A person.
     *
     * @param told how often the platform told of them
     */
    record Kept(
            UUID id,
            UUID account,
            String external,
            @Nullable String called,
            @Nullable String unionid,
            @Nullable CustomerId customer,
            long told,
            int tries) {}

    private static final String LIVING = "wecom_bond.added_at is not null and wecom_bond.ended_at is null";

    private final JdbcClient jdbc;

    ContactRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something is told of somebody, whom nobody else changes until the transaction ends.
     *
     * @param look when the platform is to be asked what it knows of them; absent: not because of that
     */
    Kept tell(UUID account, String external, Instant at, @Nullable Instant look) {
        return jdbc.sql("""
                        insert into wecom_contact (id, account_id, external, first_at, last_at, next_look)
                        values (:id, :account, :external, :at, :at, :look)
                        on conflict (account_id, external) do update
                        set last_at = greatest(wecom_contact.last_at, excluded.last_at),
                            told = wecom_contact.told + 1,
                            tries = case when excluded.next_look is null then wecom_contact.tries else 0 end,
                            next_look = least(wecom_contact.next_look, excluded.next_look)
                        returning *
                        """)
                .param("id", Ids.next())
                .param("account", account)
                .param("external", external)
                .param("at", Instants.utc(at))
                .param("look", Instants.utcOrNull(look), Types.TIMESTAMP_WITH_TIMEZONE)
                .query(ContactRows::read)
                .single();
    }

    Optional<Kept> find(UUID id) {
        return jdbc.sql("select * from wecom_contact where id = :id")
                .param("id", id)
                .query(ContactRows::read)
                .optional();
    }

    Optional<Kept> locked(UUID id) {
        return jdbc.sql("select * from wecom_contact where id = :id for update")
                .param("id", id)
                .query(ContactRows::read)
                .optional();
    }

    /** Whether they have the colleague as a contact now, as far as we heard. */
    boolean isBound(UUID contact, String member) {
        return jdbc.sql("""
                        select exists (
                            select
                            from wecom_bond
                            where contact_id = :contact
                                and member = :member
                                and %s)
                        """.formatted(LIVING))
                .param("contact", contact)
                .param("member", member)
                .query(Boolean.class)
                .single();
    }

    /** False where something later is known already. */
    boolean begin(UUID contact, ContactChange change, boolean isHalf) {
        return jdbc.sql("""
                        insert into wecom_bond (contact_id, member, added_at, is_half, state, changed_at)
                        values (:contact, :member, :at, :half, :state, :at)
                        on conflict (contact_id, member) do update
                        set added_at = case
                                when wecom_bond.ended_at is null then coalesce(wecom_bond.added_at, excluded.added_at)
                                else excluded.added_at
                            end,
                            state = case
                                when wecom_bond.ended_at is null then coalesce(excluded.state, wecom_bond.state)
                                else excluded.state
                            end,
                            is_half = excluded.is_half,
                            given_at = case when wecom_bond.ended_at is null then wecom_bond.given_at end,
                            ended_at = null,
                            ended_by = null,
                            changed_at = excluded.changed_at
                        where wecom_bond.changed_at <= excluded.changed_at
                        """)
                        .param("contact", contact)
                        .param("member", change.member())
                        .param("at", Instants.utc(change.at()))
                        .param("half", isHalf)
                        .param("state", change.state(), Types.VARCHAR)
                        .update()
                > 0;
    }

    /** False where something later is known already. */
    boolean end(UUID contact, ContactChange change, String by) {
        return jdbc.sql("""
                        insert into wecom_bond (contact_id, member, ended_at, ended_by, changed_at)
                        values (:contact, :member, :at, :by, :at)
                        on conflict (contact_id, member) do update
                        set ended_at = excluded.ended_at,
                            ended_by = excluded.ended_by,
                            changed_at = excluded.changed_at
                        where wecom_bond.changed_at <= excluded.changed_at
                        """)
                        .param("contact", contact)
                        .param("member", change.member())
                        .param("at", Instants.utc(change.at()))
                        .param("by", by)
                        .update()
                > 0;
    }

    void notTaken(UUID contact, String member, String why) {
        jdbc.sql("update wecom_contact set not_taken_by = :member, not_taken_why = :why where id = :contact")
                .param("member", member)
                .param("why", why)
                .param("contact", contact)
                .update();
    }

    /** The colleagues they have as contacts, the one added first first, as far as it is known who they are. */
    List<UserId> colleagues(UUID contact) {
        return jdbc.sql("""
                        select wecom_member.user_id
                        from wecom_contact
                        join wecom_bond on wecom_bond.contact_id = wecom_contact.id
                        join wecom_member
                            on wecom_member.account_id = wecom_contact.account_id
                            and wecom_member.member = wecom_bond.member
                        where wecom_contact.id = :contact
                            and %s
                        order by wecom_bond.added_at, wecom_bond.member
                        """.formatted(LIVING))
                .param("contact", contact)
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .list();
    }

    void belongs(UUID contact, @Nullable CustomerId customer) {
        jdbc.sql("update wecom_contact set customer_id = :customer where id = :contact")
                .param("customer", customer == null ? null : customer.value(), Types.OTHER)
                .param("contact", contact)
                .update();
    }

    /** Those of these customers, and those who have one of their ids, and whose that is. */
    List<UUID> concerned(Collection<CustomerId> customers, Collection<String> externals) {
        return jdbc.sql("""
                        select id
                        from wecom_contact
                        where customer_id = any(:customers)
                        union
                        select id
                        from wecom_contact
                        where external = any(:externals)
                        """)
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("externals", externals.toArray(String[]::new))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Takes one that the platform is to be asked about and that nobody else asks about meanwhile. */
    Optional<Kept> lease(List<UUID> ready, Instant now, Instant until) {
        return jdbc.sql("""
                        update wecom_contact
                        set next_look = :until, tries = tries + 1
                        where id = (
                            select id
                            from wecom_contact
                            where account_id = any(:ready)
                                and next_look <= :now
                            order by next_look
                            limit 1
                            for update skip locked)
                        returning *
                        """)
                .param("ready", ready.toArray(UUID[]::new))
                .param("now", Instants.utc(now))
                .param("until", Instants.utc(until))
                .query(ContactRows::read)
                .optional();
    }

    /** What the platform knows of them. Asked again at once where it told something meanwhile. */
    void asked(Kept leased, @Nullable String called, @Nullable String unionid, Instant now) {
        jdbc.sql("""
                        update wecom_contact
                        set called = coalesce(:called, called),
                            unionid = coalesce(:unionid, unionid),
                            next_look = case when told <> :told then cast(:now as timestamptz) end,
                            tries = 0,
                            trouble = null,
                            trouble_detail = null
                        where id = :id
                        """)
                .param("called", called, Types.VARCHAR)
                .param("unionid", unionid, Types.VARCHAR)
                .param("told", leased.told())
                .param("now", Instants.utc(now))
                .param("id", leased.id())
                .update();
    }

    /** @param next absent: it is given up until the platform tells something of them */
    void notAsked(UUID id, Trouble why, @Nullable Instant next) {
        jdbc.sql("""
                        update wecom_contact
                        set trouble = :reason, trouble_detail = :detail, next_look = :next
                        where id = :id
                        """)
                .param("reason", why.reason())
                .param("detail", why.detail())
                .param("next", Instants.utcOrNull(next), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id)
                .update();
    }

    /** How many of an account there are, and of how many nobody knows who they are. */
    Map.Entry<Long, Long> count(UUID account) {
        return jdbc.sql("""
                        select count(*) as every, count(*) filter (where customer_id is null) as unknown
                        from wecom_contact
                        where account_id = :account
                        """)
                .param("account", account)
                .query((row, number) -> Map.entry(row.getLong("every"), row.getLong("unknown")))
                .single();
    }

    /** Why the platform did not say what it knows of somebody whom it is to be asked about. */
    Optional<Trouble> trouble(UUID account) {
        return jdbc.sql("""
                        select trouble, trouble_detail
                        from wecom_contact
                        where account_id = :account
                            and next_look is not null
                            and trouble is not null
                        order by next_look desc
                        limit 1
                        """)
                .param("account", account)
                .query((row, number) -> new Trouble(row.getString("trouble"), row.getString("trouble_detail")))
                .optional();
    }

    /** Forgets some whom nobody knows, who have nobody as a contact and of whom nothing was told since then. */
    int forget(Instant before, int most) {
        return jdbc.sql("""
                        delete from wecom_contact
                        where id = any(array(
                            select id
                            from wecom_contact
                            where customer_id is null
                                and last_at < :before
                                and not exists (
                                    select
                                    from wecom_bond
                                    where contact_id = wecom_contact.id
                                        and %s)
                            order by last_at
                            limit :most
                            for update skip locked))
                        """.formatted(LIVING))
                .param("before", Instants.utc(before))
                .param("most", most)
                .update();
    }

    @Override
    public boolean isUsed(UUID account) {
        return jdbc.sql("select exists (select from wecom_contact where account_id = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    private static Kept read(ResultSet row, int number) throws SQLException {
        var customer = row.getObject("customer_id", UUID.class);
        return new Kept(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("external"),
                row.getString("called"),
                row.getString("unionid"),
                customer == null ? null : new CustomerId(customer),
                row.getLong("told"),
                row.getInt("tries"));
    }
}
