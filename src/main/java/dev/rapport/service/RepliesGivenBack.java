package dev.rapport.service;

import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Replies that did not go out, until their authors have them in their reply fields again. */
@Repository
class RepliesGivenBack {

    private final JdbcClient jdbc;

    RepliesGivenBack(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(SubjectId ticket, UserId author, String text) {
        jdbc.sql("""
                        insert into reply_given_back (id, ticket_id, author_id, body)
                        values (:id, :ticket, :author, :body)
                        """)
                .param("id", Ids.next())
                .param("ticket", ticket.value())
                .param("author", author.value())
                .param("body", text)
                .update();
    }

    /** All of them as one text, which is forgotten here. */
    Optional<String> take(SubjectId ticket, UserId author) {
        var texts = jdbc.sql("""
                        delete from reply_given_back
                        where ticket_id = :ticket
                            and author_id = :author
                        returning body
                        """)
                .param("ticket", ticket.value())
                .param("author", author.value())
                .query(String.class)
                .list();
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.stream().collect(Collectors.joining("\n\n")));
    }
}
