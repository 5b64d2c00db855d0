package dev.rapport.contact.conversations;

import dev.rapport.contact.inbound.Heard;
import dev.rapport.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files that came along with messages. */
@Component
class MessageParts {

    /** A file without what it holds. */
    record Kept(UUID id, UUID message, String name, String type, long bytes) {}

    private final JdbcClient jdbc;

    MessageParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** With the message that was kept of it. */
    void keep(String carrier, Heard heard) {
        var place = 0;
        for (var part : heard.parts())
            jdbc.sql("""
                            insert into message_part (id, message_id, place, name, type, inline, bytes, content)
                            select :id, message.id, :place, :name, :type, :inline, :bytes, :content
                            from message
                            where carrier = :carrier
                                and there = :there
                            on conflict (message_id, place) do nothing
                            """)
                    .param("id", Ids.next())
                    .param("place", place++)
                    .param("name", part.name())
                    .param("type", part.type())
                    .param("inline", part.inline())
                    .param("bytes", part.bytes().length)
                    .param("content", part.bytes())
                    .param("carrier", carrier)
                    .param("there", heard.there())
                    .update();
    }

    Map<UUID, List<Kept>> of(Collection<UUID> messages) {
        if (messages.isEmpty()) return Map.of();
        return jdbc.sql("""
                        select id, message_id, name, type, bytes
                        from message_part
                        where message_id = any(:messages)
                        order by message_id, place
                        """).param("messages", messages.toArray(UUID[]::new)).query(MessageParts::kept).list().stream()
                .collect(Collectors.groupingBy(Kept::message));
    }

    /** @param conversation the one that it must be of */
    Optional<Kept> find(UUID id, UUID conversation) {
        return jdbc.sql("""
                        select message_part.id, message_id, name, type, bytes
                        from message_part
                        join message on message.id = message_id
                        where message_part.id = :id
                            and conversation_id = :conversation
                        """)
                .param("id", id)
                .param("conversation", conversation)
                .query(MessageParts::kept)
                .optional();
    }

    byte[] content(UUID id) {
        return jdbc.sql("select content from message_part where id = :id")
                .param("id", id)
                .query((row, number) -> row.getBytes("content"))
                .single();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                row.getObject("message_id", UUID.class),
                row.getString("name"),
                row.getString("type"),
                row.getLong("bytes"));
    }
}
