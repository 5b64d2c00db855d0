package dev.rapport.contact.wecom;

import dev.rapport.contact.Trouble;
import dev.rapport.platform.Instants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the lists of groups of accounts were read. */
@Component
class GroupChatListRows {

    /** @param begun when the list that is read now was begun */
    record Leased(UUID account, String cursor, Instant begun, int tries) {}

    /** @param readAt when it was last read to its end; absent if it never was */
    record Standing(@Nullable Instant readAt, Optional<Trouble> trouble) {}

    private final JdbcClient jdbc;

    GroupChatListRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that were never read are to be read. */
    void know(List<UUID> accounts, Instant now) {
        jdbc.sql("""
            insert into wecom_chat_list (account_id, next_look)
            select account, :now
            from unnest(cast(:accounts as uuid[])) as account
            where not exists (select from wecom_chat_list where account_id = account)
            on conflict do nothing
            """)
                .param("now", Instants.utc(now))
                .param("accounts", accounts.toArray(UUID[]::new))
                .update();
    }

    /** Takes one of which something is to be read and that nobody else reads. */
    Optional<Leased> lease(List<UUID> ready, Instant now, Instant until) {
        return jdbc.sql("""
            update wecom_chat_list
            set next_look = :until, tries = tries + 1, began_at = coalesce(began_at, :now)
            where account_id = (
                select account_id
                from wecom_chat_list
                where account_id = any(:ready)
                    and next_look <= :now
                order by next_look
                limit 1
                for update skip locked)
            returning account_id, cursor, began_at, tries
            """)
                .param("until", Instants.utc(until))
                .param("now", Instants.utc(now))
                .param("ready", ready.toArray(UUID[]::new))
                .query((row, number) -> new Leased(
                        row.getObject("account_id", UUID.class),
                        row.getString("cursor"),
                        Instants.instant(row, "began_at"),
                        row.getInt("tries")))
                .optional();
    }

    /** A page is kept; false where somebody else went on meanwhile. */
    boolean goOn(Leased from, String cursor, Instant now) {
        return jdbc.sql("""
            update wecom_chat_list
            set cursor = :next, next_look = :now, tries = 0, trouble = null, trouble_detail = null
            where account_id = :account
                and cursor = :cursor
            """)
                        .param("next", cursor)
                        .param("now", Instants.utc(now))
                        .param("account", from.account())
                        .param("cursor", from.cursor())
                        .update()
                > 0;
    }

    /** It was read to its end. */
    void end(Leased from, Instant now, Instant next) {
        jdbc.sql("""
            update wecom_chat_list
            set cursor = '',
                began_at = null,
                read_at = :now,
                next_look = :next,
                tries = 0,
                trouble = null,
                trouble_detail = null
            where account_id = :account
            """)
                .param("now", Instants.utc(now))
                .param("next", Instants.utc(next))
                .param("account", from.account())
                .update();
    }

    /** It is read from its beginning then. */
    void fail(Leased from, Trouble why, Instant next) {
        jdbc.sql("""
            update wecom_chat_list
            set cursor = '', began_at = null, next_look = :next, trouble = :reason, trouble_detail = :detail
            where account_id = :account
            """)
                .param("next", Instants.utc(next))
                .param("reason", why.reason())
                .param("detail", why.detail())
                .param("account", from.account())
                .update();
    }

    Optional<Standing> standing(UUID account) {
        return jdbc.sql("select read_at, trouble, trouble_detail from wecom_chat_list where account_id = :account")
                .param("account", account)
                .query((row, number) -> {
                    var reason = row.getString("trouble");
                    return new Standing(
                            Instants.instantOrNull(row, "read_at"),
                            reason == null
                                    ? Optional.empty()
                                    : Optional.of(new Trouble(reason, row.getString("trouble_detail"))));
                })
                .optional();
    }
}
