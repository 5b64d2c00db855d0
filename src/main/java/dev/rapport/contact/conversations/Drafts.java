package dev.rapport.contact.conversations;

import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people are writing in conversations, and what they wrote that did not go out. */
@Component
class Drafts {

    private final JdbcClient jdbc;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<String> of(SubjectId conversation, UserId author) {
        return jdbc.sql("select words from conversation_draft where conversation_id = :conversation and user_id ="
                        + " :author")
                .param("conversation", conversation.value())
                .param("author", author.value())
                .query(String.class)
                .optional();
    }

    /** What the author wrote there that did not go out and that they did not take up since. */
    Optional<String> givenBack(SubjectId conversation, UserId author) {
        return jdbc.sql("""
            select given_back
            from conversation_draft
            where conversation_id = :conversation
                and user_id = :author
                and given_back is not null
            """)
                .param("conversation", conversation.value())
                .param("author", author.value())
                .query(String.class)
                .optional();
    }

    /** In place of what was there, but for what was given back; empty words leave nothing else. */
    void keep(SubjectId conversation, UserId author, String words) {
        if (words.isBlank()) {
            leave(conversation, author);
            return;
        }
        jdbc.sql("""
                        insert into conversation_draft (conversation_id, user_id, words, at)
                        values (:conversation, :author, :words, :at)
                        on conflict (conversation_id, user_id) do update
                        set words = excluded.words, at = excluded.at
                        """)
                .param("conversation", conversation.value())
                .param("author", author.value())
                .param("words", words)
                .param("at", Instants.utc(clock.instant()))
                .update();
    }

    private void leave(SubjectId conversation, UserId author) {
        for (var what : List.of(
                "delete from conversation_draft where {theirs} and given_back is null",
                "update conversation_draft set words = '' where {theirs}"))
            jdbc.sql(what.replace("{theirs}", "conversation_id = :conversation and user_id = :author"))
                    .param("conversation", conversation.value())
                    .param("author", author.value())
                    .update();
    }

    /** Waits apart from what is being written there until the author takes it up. */
    void giveBack(SubjectId conversation, UserId author, String words) {
        jdbc.sql("""
            insert into conversation_draft (conversation_id, user_id, words, given_back, at)
            values (:conversation, :author, '', :words, :at)
            on conflict (conversation_id, user_id) do update
            set given_back = concat_ws(E'\\n\\n', conversation_draft.given_back, excluded.given_back),
                at = excluded.at
            """)
                .param("conversation", conversation.value())
                .param("author", author.value())
                .param("words", words)
                .param("at", Instants.utc(clock.instant()))
                .update();
    }

    /** Puts what was given back before what is being written, and gives both; of two who do so, one puts it in. */
    String takeUp(SubjectId conversation, UserId author, String now) {
        return jdbc.sql("""
            update conversation_draft
            set words = concat_ws(E'\\n\\n', given_back, nullif(:now, '')), given_back = null, at = :at
            where conversation_id = :conversation
                and user_id = :author
                and given_back is not null
            returning words
            """)
                .param("conversation", conversation.value())
                .param("author", author.value())
                .param("now", now)
                .param("at", Instants.utc(clock.instant()))
                .query(String.class)
                .optional()
                .orElse(now);
    }
}
