package dev.rapport.contact.posts;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.posts.PublicAnswer.State;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
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

/** The rows of what we answer in public. */
@Component
class AnswerRows {

    private static final int MOST = 100;

    private final JdbcClient jdbc;

    AnswerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(PublicAnswer answer) {
        jdbc.sql("""
                        insert into public_post_answer (id, post_id, words, author_id, written_at, state, settled_at)
                        values (:id, :post, :words, :author, :written, :state, :settled)
                        """)
                .param("id", answer.id())
                .param("post", answer.post())
                .param("words", answer.words())
                .param("author", answer.author().value())
                .param("written", Instants.utc(answer.writtenAt()))
                .param("state", answer.state().name())
                .param("settled", Instants.utcOrNull(answer.settledAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** Whether these words stand below it already, or are on their way there. */
    boolean stands(UUID post, String words) {
        return jdbc.sql("""
                        select exists (
                            select
                            from public_post_answer
                            where post_id = :post
                                and words = :words
                                and state <> 'FAILED')
                        """)
                .param("post", post)
                .param("words", words)
                .query(Boolean.class)
                .single();
    }

    /** Whether everybody reads an answer of ours below it. */
    boolean isAnswered(UUID post) {
        return jdbc.sql("select exists (select from public_post_answer where post_id = :post and state in ('SENT',"
                        + " 'SAID'))")
                .param("post", post)
                .query(Boolean.class)
                .single();
    }

    /** Of what a case stands for, how much has no answer of ours yet; absent where it stands for nothing that we know of. */
    Optional<Integer> unanswered(SubjectId ticket) {
        return jdbc.sql("""
            select count(*) filter (
                where not exists (
                    select
                    from public_post_answer
                    where post_id = public_post.id
                        and state in ('SENT', 'SAID')))
            from public_post
            where ticket_id = :ticket
            having count(*) > 0
            """)
                .param("ticket", ticket.value())
                .query(Integer.class)
                .optional();
    }

    /** The newest of them, the newest last. */
    List<PublicAnswer> of(UUID post) {
        return jdbc.sql("""
                        select *
                        from public_post_answer
                        where post_id = :post
                        order by written_at desc, id desc
                        limit :most
                        """)
                .param("post", post)
                .param("most", MOST)
                .query(AnswerRows::read)
                .list()
                .reversed();
    }

    Optional<PublicAnswer> find(UUID id) {
        return jdbc.sql("select * from public_post_answer where id = :id")
                .param("id", id)
                .query(AnswerRows::read)
                .optional();
    }

    /** Whether it was otherwise: of several who try it again, one does. */
    boolean goesAgain(UUID id) {
        return jdbc.sql("""
                        update public_post_answer
                        set state = 'QUEUED', settled_at = null, trouble = null, detail = null
                        where id = :id
                            and state = 'FAILED'
                        """).param("id", id).update() > 0;
    }

    void sent(UUID id, Instant at, String there) {
        jdbc.sql("""
                        update public_post_answer
                        set state = 'SENT', settled_at = :at, there = :there, trouble = null, detail = null
                        where id = :id
                        """)
                .param("at", Instants.utc(at))
                .param("there", there)
                .param("id", id)
                .update();
    }

    /** @param at when it failed; absent while it is tried again */
    void trouble(UUID id, State state, @Nullable Instant at, Trouble why) {
        jdbc.sql("""
                        update public_post_answer
                        set state = :state, settled_at = :at, trouble = :trouble, detail = :detail
                        where id = :id
                        """)
                .param("state", state.name())
                .param("at", Instants.utcOrNull(at), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("trouble", why.reason())
                .param("detail", why.detail())
                .param("id", id)
                .update();
    }

    private static PublicAnswer read(ResultSet row, int number) throws SQLException {
        var trouble = row.getString("trouble");
        return new PublicAnswer(
                row.getObject("id", UUID.class),
                row.getObject("post_id", UUID.class),
                row.getString("words"),
                new UserId(row.getObject("author_id", UUID.class)),
                Instants.instant(row, "written_at"),
                State.valueOf(row.getString("state")),
                Instants.instantOrNull(row, "settled_at"),
                trouble == null ? null : new Trouble(trouble, row.getString("detail")));
    }
}
