package dev.rapport.contact.conversations;

import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people are writing in conversations. */
@Component
class Drafts {

    private final JdbcClient jdbc;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<String> of(SubjectId conversation, UserId author) {
        return jdbc.sql(
                        "select words from conversation_draft where conversation_id = :conversation and user_id = :author")
                .param("conversation", conversation.value())
                .param("author", author.value())
                .query(String.class)
                .optional();
    }

    /** In place of what was there; empty words leave nothing. */
    void keep(SubjectId conversation, UserId author, String words) {
        if (words.isBlank()) {
            jdbc.sql("delete from conversation_draft where conversation_id = :conversation and user_id = :author")
                    .param("conversation", conversation.value())
                    .param("author", author.value())
                    .update();
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

    /** Before what was written there since. */
    void giveBack(SubjectId conversation, UserId author, String words) {
        keep(
                conversation,
                author,
                of(conversation, author).map(now -> words + "\n\n" + now).orElse(words));
    }
}
