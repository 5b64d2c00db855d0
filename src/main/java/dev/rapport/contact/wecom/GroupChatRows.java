package dev.rapport.contact.wecom;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.AccountUse;
import dev.rapport.platform.Instants;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which groups there are in WeCom, and when each is to be asked for. */
@Component
class GroupChatRows implements AccountUse {

    /** @param told how often the platform had told of it */
    record Leased(
            UUID account,
            String chat,
            long told,
            int tries,
            Set<String> sentAway,
            @Nullable Instant dismissedAt) {}

    private static final int MOST_SENT_AWAY = 2_000;

    private final JdbcClient jdbc;

    GroupChatRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** It is asked for then. */
    void tell(UUID account, GroupChatChange change, Instant look) {
        jdbc.sql("""
            insert into wecom_chat (account_id, chat, next_look, removed, dismissed_at)
            values (:account, :chat, :look, :away, :dismissed)
            on conflict (account_id, chat) do update
            set told = wecom_chat.told + 1,
                tries = 0,
                next_look = least(wecom_chat.next_look, excluded.next_look),
                dismissed_at = coalesce(wecom_chat.dismissed_at, excluded.dismissed_at),
                removed = array(
                    select distinct id
                    from unnest(excluded.removed || wecom_chat.removed) as id
                    limit :most)
            """)
                .param("account", account)
                .param("chat", change.chat())
                .param("look", Instants.utc(look))
                .param("away", change.sentAway().toArray(String[]::new))
                .param("dismissed", Instants.utcOrNull(change.dismissedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("most", MOST_SENT_AWAY)
                .update();
    }

    /**
     * They stand in the list of all.
     *
     * @param heardSince those of whom the platform said since then what it knows are not asked for again
     */
    void listed(UUID account, Collection<String> chats, Instant now, Instant heardSince) {
        jdbc.sql("""
            insert into wecom_chat (account_id, chat, next_look, listed_at)
            select :account, chat, :now, :now
            from unnest(cast(:chats as text[])) as chat
            order by chat
            on conflict (account_id, chat) do update
            set listed_at = excluded.listed_at,
                tries = 0,
                next_look = case
                    when wecom_chat.dismissed_at is null
                        and (wecom_chat.heard_at is null or wecom_chat.heard_at < :since)
                    then least(wecom_chat.next_look, excluded.next_look)
                    else wecom_chat.next_look
                end
            """)
                .param("account", account)
                .param("chats", chats.stream().distinct().toArray(String[]::new))
                .param("now", Instants.utc(now))
                .param("since", Instants.utc(heardSince))
                .update();
    }

    /** Those that did not stand in the list that was begun then, and of which nothing was heard since, are asked for. */
    void unlisted(UUID account, Instant begun, Instant now, Instant heardSince) {
        jdbc.sql("""
            update wecom_chat
            set next_look = :now, tries = 0
            where account_id = :account
                and dismissed_at is null
                and next_look is null
                and (listed_at is null or listed_at < :begun)
                and (heard_at is null or heard_at < :since)
            """)
                .param("now", Instants.utc(now))
                .param("account", account)
                .param("begun", Instants.utc(begun))
                .param("since", Instants.utc(heardSince))
                .update();
    }

    /** Takes one of an account that the platform is to be asked for and that nobody else asks for meanwhile. */
    Optional<Leased> lease(UUID account, Instant now, Instant until) {
        return jdbc.sql("""
            update wecom_chat
            set next_look = :until, tries = tries + 1
            where (account_id, chat) = (
                select account_id, chat
                from wecom_chat
                where account_id = :account
                    and next_look <= :now
                order by next_look
                limit 1
                for update skip locked)
            returning account_id, chat, told, tries, removed, dismissed_at
            """)
                .param("account", account)
                .param("now", Instants.utc(now))
                .param("until", Instants.utc(until))
                .query((row, number) -> new Leased(
                        row.getObject("account_id", UUID.class),
                        row.getString("chat"),
                        row.getLong("told"),
                        row.getInt("tries"),
                        Set.of((String[]) row.getArray("removed").getArray()),
                        Instants.instantOrNull(row, "dismissed_at")))
                .optional();
    }

    /** What the platform knows of it was kept. Asked again where it told something meanwhile. */
    void heard(Leased leased, Instant now, Instant again) {
        jdbc.sql("""
            update wecom_chat
            set heard_at = :now,
                next_look = case when told <> :told then cast(:again as timestamptz) end,
                tries = 0,
                removed = array(select unnest(removed) except select unnest(cast(:away as text[]))),
                trouble = null,
                trouble_detail = null
            where account_id = :account
                and chat = :chat
            """)
                .param("now", Instants.utc(now))
                .param("told", leased.told())
                .param("again", Instants.utc(again))
                .param("away", leased.sentAway().toArray(String[]::new))
                .param("account", leased.account())
                .param("chat", leased.chat())
                .update();
    }

    void dismissed(Leased leased, Instant at) {
        jdbc.sql("""
            update wecom_chat
            set dismissed_at = coalesce(dismissed_at, :at), removed = '{}'
            where account_id = :account
                and chat = :chat
            """)
                .param("at", Instants.utc(at))
                .param("account", leased.account())
                .param("chat", leased.chat())
                .update();
    }

    /** @param next absent: it is given up until the platform tells something of it or lists it */
    void notHeard(Leased leased, Trouble why, @Nullable Instant next) {
        jdbc.sql("""
            update wecom_chat
            set trouble = :reason, trouble_detail = :detail, next_look = :next
            where account_id = :account
                and chat = :chat
            """)
                .param("reason", why.reason())
                .param("detail", why.detail())
                .param("next", Instants.utcOrNull(next), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("account", leased.account())
                .param("chat", leased.chat())
                .update();
    }

    /** How many there are of an account that go on. */
    long count(UUID account) {
        return jdbc.sql("select count(*) from wecom_chat where account_id = :account and dismissed_at is null")
                .param("account", account)
                .query(Long.class)
                .single();
    }

    /** Why the platform did not say what it knows of one. */
    Optional<Trouble> trouble(UUID account) {
        return jdbc.sql("""
            select trouble, trouble_detail
            from wecom_chat
            where account_id = :account
                and trouble is not null
                and dismissed_at is null
            limit 1
            """)
                .param("account", account)
                .query((row, number) -> new Trouble(row.getString("trouble"), row.getString("trouble_detail")))
                .optional();
    }

    @Override
    public boolean isUsed(UUID account) {
        return jdbc.sql("select exists (select from wecom_chat where account_id = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }
}
