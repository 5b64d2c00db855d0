package dev.rapport.contact.conversations;

import dev.rapport.cases.CaseSight;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Page;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which conversations there are, for those who may see them. */
@Component
class ConversationLists {

    private static final UUID LAST = new UUID(-1, -1);
    private static final UUID FIRST = new UUID(0, 0);
    private static final String SEEN =
            CaseSight.condition("conversation.id", "conversation.owner_id", "conversation.team");

    private final JdbcClient jdbc;
    private final CaseSight sight;

    ConversationLists(JdbcClient jdbc, CaseSight sight) {
        this.jdbc = jdbc;
        this.sight = sight;
    }

    /** Those that the asker may see: what waits for us by how long it waits, anything else by what was said last. */
    Page<Conversation> list(ConversationFilter filter, @Nullable UserId owner, int limit, @Nullable String after) {
        var waits = filter.isLongestWaitFirst();
        var column = filter.column();
        var from = after == null
                ? List.of(waits ? "-infinity" : "infinity", (waits ? FIRST : LAST).toString())
                : Cursor.parse(after, 2);
        var state = filter.state();
        var channel = filter.channel();
        var rows = jdbc.sql("""
                        select *
                        from conversation
                        where (cast(:state as text) is null or state = :state)
                            and (cast(:channel as text) is null or channel = :channel)
                            and (cast(:words as text) is null
                                or folded(number || ' ' || heading || ' ' || coalesce(called, '')) like folded(:words))
                            and (cast(:owner as uuid) is null or owner_id = :owner)
                            and ({column}, id) {before} (cast(:at as timestamptz), cast(:id as uuid))
                            and {seen}
                        order by {column} {order}, id {order}
                        limit :limit
                        """.replace("{column}", column)
                        .replace("{before}", waits ? ">" : "<")
                        .replace("{order}", waits ? "asc" : "desc")
                        .replace("{seen}", SEEN))
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("channel", channel == null ? null : channel.word(), Types.VARCHAR)
                .param("words", filter.pattern(), Types.VARCHAR)
                .param("owner", owner == null ? null : owner.value(), Types.OTHER)
                .param("at", from.get(0))
                .param("id", from.get(1))
                .params(sight.parameters())
                .param("limit", limit + 1)
                .query(ConversationRows::read)
                .list();
        return Page.of(
                rows,
                limit,
                row -> Cursor.of(
                        state == ConversationState.WAITING_FOR_US
                                ? Objects.requireNonNull(row.waitingSince())
                                : row.lastAt(),
                        row.id()));
    }

    /** Those that the asker may see, by number. */
    List<Conversation> found(String text, int limit) {
        return jdbc.sql("select * from conversation where number = :text and " + SEEN + " limit :limit")
                .param("text", text)
                .params(sight.parameters())
                .param("limit", limit)
                .query(ConversationRows::read)
                .list();
    }

    boolean isAmong(Collection<SubjectId> subjects) {
        return jdbc.sql("select exists (select from conversation where id = any(:subjects))")
                .param("subjects", subjects.stream().map(SubjectId::value).toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }
}
