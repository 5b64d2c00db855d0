package dev.rapport.contact.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which mails were kept already. A mail is the same if its id, its author, subject and date and all below its headers are; one that
 * shares only the id of another, by mistake or to have it thrown away, is kept beside it.
 */
@Component
class SeenMails {

    private static final int BYTES = 16;
    private static final int BYTES_OF_A_MARK = 6;

    private final JdbcClient jdbc;

    SeenMails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Under which id it is kept; empty when it was kept before. In the transaction that keeps it. */
    Optional<String> keep(UUID account, String id, byte[] content) {
        var idHash = Arrays.copyOf(MessageIds.digest(id.getBytes(StandardCharsets.UTF_8)), BYTES);
        var contentHash = Arrays.copyOf(content, BYTES);
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('mail ' || :id, 0)) is null")
                .param("id", id)
                .query(Boolean.class)
                .single();
        var isNew = jdbc.sql("""
                        insert into mail_seen (account_id, id_hash, content_hash)
                        values (:account, :id, :content)
                        on conflict do nothing
                        """)
                        .param("account", account)
                        .param("id", idHash)
                        .param("content", contentHash)
                        .update()
                > 0;
        if (!isNew) return Optional.empty();
        return Optional.of(isOnly(idHash, contentHash) ? id : id + "#" + mark(contentHash));
    }

    /** Also looks into other mailboxes: an id names one message wherever it is kept. */
    private boolean isOnly(byte[] idHash, byte[] contentHash) {
        return jdbc.sql("select not exists (select from mail_seen where id_hash = :id and content_hash <> :content)")
                .param("id", idHash)
                .param("content", contentHash)
                .query(Boolean.class)
                .single();
    }

    private static String mark(byte[] contentHash) {
        return HexFormat.of().formatHex(contentHash, 0, BYTES_OF_A_MARK);
    }
}
