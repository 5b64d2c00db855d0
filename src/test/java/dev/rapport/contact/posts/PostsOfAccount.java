package dev.rapport.contact.posts;

import static dev.rapport.contact.played.PlayedForTests.SOON;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an account brought that was said in public, and how far our answers got, as it is kept. */
public record PostsOfAccount(JdbcClient jdbc, UUID account) {

    /** Its id, when it is there. */
    public UUID id(String words) {
        return await().atMost(SOON)
                .until(() -> ids(words), ids -> !ids.isEmpty())
                .getFirst();
    }

    public List<UUID> ids(String words) {
        return jdbc.sql("select id from public_post where account_id = :account and words = :words")
                .param("account", account)
                .param("words", words)
                .query(UUID.class)
                .list();
    }

    /** Words and state of each, the newest last. */
    public List<String> answers(UUID post) {
        return jdbc.sql("""
                        select words || ': ' || state || coalesce(' ' || trouble, '')
                        from public_post_answer
                        where post_id = :post
                        order by written_at, id
                        """).param("post", post).query(String.class).list();
    }
}
