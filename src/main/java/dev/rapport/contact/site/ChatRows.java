package dev.rapport.contact.site;

import dev.rapport.platform.Instants;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who chats on sites, and what they were answered. */
@Component
class ChatRows {

    static final String CHANNEL = "web_chat";

    /** @param email where they want to be answered when they are gone */
    record Visitor(Instant seenAt, @Nullable String email) {

        @Override
        public String toString() {
            return "a visitor";
        }
    }

    /** @param place grows with each that a visitor is answered */
    record Answer(UUID id, long place, String words, Instant writtenAt) {}

    private final JdbcClient jdbc;

    ChatRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Visitor> find(UUID account, String visitor) {
        return jdbc.sql("select seen_at, email from web_visitor where account_id = :account and visitor = :visitor")
                .param("account", account)
                .param("visitor", visitor)
                .query((row, number) -> new Visitor(Instants.instant(row, "seen_at"), row.getString("email")))
                .optional();
    }

    /** @param email kept beside what was said before, if it is there */
    void seen(UUID account, String visitor, Instant at, @Nullable String email) {
        jdbc.sql("""
                        insert into web_visitor (account_id, visitor, seen_at, email)
                        values (:account, :visitor, :at, :email)
                        on conflict (account_id, visitor) do update
                        set seen_at = greatest(web_visitor.seen_at, excluded.seen_at),
                            email = coalesce(excluded.email, web_visitor.email)
                        """)
                .param("account", account)
                .param("visitor", visitor)
                .param("at", Instants.utc(at))
                .param("email", email, Types.VARCHAR)
                .update();
    }

    /** Once by its id. One after another of a visitor, so that nobody is told a later one before an earlier one. */
    void answer(UUID account, String visitor, UUID id, String heading, String words, Instant at) {
        jdbc.sql("select 1 from web_visitor where account_id = :account and visitor = :visitor for update")
                .param("account", account)
                .param("visitor", visitor)
                .query(Integer.class)
                .single();
        jdbc.sql("""
                        insert into web_answer (id, account_id, visitor, heading, words, written_at)
                        values (:id, :account, :visitor, :heading, :words, :at)
                        on conflict (id) do nothing
                        returning pg_notify('web_chat', visitor) is null
                        """)
                .param("id", id)
                .param("account", account)
                .param("visitor", visitor)
                .param("heading", heading)
                .param("words", words)
                .param("at", Instants.utc(at))
                .query(Boolean.class)
                .optional();
    }

    List<Answer> after(UUID account, String visitor, long place, int most) {
        return jdbc.sql("""
                        select id, place, words, written_at
                        from web_answer
                        where account_id = :account
                            and visitor = :visitor
                            and place > :place
                        order by place
                        limit :most
                        """)
                .param("account", account)
                .param("visitor", visitor)
                .param("place", place)
                .param("most", most)
                .query((row, number) -> new Answer(
                        row.getObject("id", UUID.class),
                        row.getLong("place"),
                        row.getString("words"),
                        Instants.instant(row, "written_at")))
                .list();
    }

    /**
     * The browser has them; by which ids those of which that is new are known. Of what is not yet known to be sent this is said the next
     * time: nobody could write down how far it got.
     */
    List<String> fetched(UUID account, String visitor, long upTo, Instant at) {
        return marked("fetched_at", account, visitor, upTo, at);
    }

    /** They were before somebody's eyes. */
    List<String> read(UUID account, String visitor, long upTo, Instant at) {
        return marked("read_at", account, visitor, upTo, at);
    }

    private List<String> marked(String column, UUID account, String visitor, long upTo, Instant at) {
        return jdbc.sql("""
                        update web_answer
                        set %1$s = :at
                        where account_id = :account
                            and visitor = :visitor
                            and place <= :upTo
                            and %1$s is null
                            and not exists (select from outgoing where outgoing.id = web_answer.id)
                        returning coalesce(mail_id, cast(id as text)) as there
                        """.formatted(column))
                .param("account", account)
                .param("visitor", visitor)
                .param("upTo", upTo)
                .param("at", Instants.utc(at))
                .query((row, number) ->
                        Optional.ofNullable(row.getString("there")).orElseThrow())
                .list();
    }

    /** An answer that its browser did not fetch. */
    record Left(UUID id, String email, String heading, String words, Instant writtenAt) {

        @Override
        public String toString() {
            return "answer " + id;
        }
    }

    /**
     * Takes those of visitors who are gone and left an address, until the lease is over.
     *
     * @param gone they were not seen since, and it was written before
     * @param oldest older ones stay
     */
    List<Left> left(Instant now, Instant lease, Instant gone, Instant oldest, int most) {
        return jdbc.sql("""
                        update web_answer
                        set due_at = :lease
                        from web_visitor
                        where web_visitor.account_id = web_answer.account_id
                            and web_visitor.visitor = web_answer.visitor
                            and web_answer.id = any(array(
                                select web_answer.id
                                from web_answer
                                join web_visitor using (account_id, visitor)
                                where fetched_at is null
                                    and mailed_at is null
                                    and lost_at is null
                                    and email is not null
                                    and written_at between :oldest and :gone
                                    and seen_at < :gone
                                    and (due_at is null or due_at <= :now)
                                order by written_at, place
                                limit :most
                                for update of web_answer skip locked))
                        returning id, email, heading, words, written_at
                        """)
                .param("now", Instants.utc(now))
                .param("lease", Instants.utc(lease))
                .param("gone", Instants.utc(gone))
                .param("oldest", Instants.utc(oldest))
                .param("most", most)
                .query((row, number) -> new Left(
                        row.getObject("id", UUID.class),
                        row.getString("email"),
                        row.getString("heading"),
                        row.getString("words"),
                        Instants.instant(row, "written_at")))
                .list();
    }

    void mailed(UUID id, Instant at, String mail) {
        jdbc.sql("update web_answer set mailed_at = :at, mail_id = :mail where id = :id")
                .param("at", Instants.utc(at))
                .param("mail", mail)
                .param("id", id)
                .update();
    }

    /** It is not mailed any more. */
    void lost(UUID id, Instant at) {
        jdbc.sql("update web_answer set lost_at = :at where id = :id")
                .param("at", Instants.utc(at))
                .param("id", id)
                .update();
    }

    /** Those who have not been seen since, with what they were answered. */
    int forget(Instant before, Instant whoLeftAnAddress, int most) {
        return jdbc.sql("""
                        delete from web_visitor
                        where (account_id, visitor) in (
                            select account_id, visitor
                            from web_visitor
                            where seen_at < :before
                                and (email is null or seen_at < :addressed)
                            order by seen_at
                            limit :most)
                        """)
                .param("before", Instants.utc(before))
                .param("addressed", Instants.utc(whoLeftAnAddress))
                .param("most", most)
                .update();
    }
}
