package dev.rapport.contact.posts;

import dev.rapport.access.Access;
import dev.rapport.cases.CaseSight;
import dev.rapport.engine.UserTasks;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Page;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which posts there are, for those who may see them. */
@Component
class PostLists {

    /** Whoever is asked to answer the case that came of one sees it, too. */
    private static final String SEEN = "(ticket_id = any(:askedOf) or "
            + CaseSight.condition("public_post.id", "public_post.owner_id", "public_post.team") + ")";

    private static final String ANSWERING = "public-complaint";

    private final JdbcClient jdbc;
    private final CaseSight sight;
    private final UserTasks tasks;
    private final Access access;

    PostLists(JdbcClient jdbc, CaseSight sight, UserTasks tasks, Access access) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.tasks = tasks;
        this.access = access;
    }

    private UUID[] askedOf() {
        if (sight.isEverything()) return new UUID[0];
        var asker = access.me();
        return tasks.asked(ANSWERING, asker.id(), asker.teams()).stream()
                .map(SubjectId::value)
                .toArray(UUID[]::new);
    }

    /** The newest first. */
    Page<Post> list(PostFilter filter, @Nullable UserId owner, int limit, @Nullable String after) {
        var from = after == null ? List.of("infinity", new UUID(-1, -1).toString()) : Cursor.parse(after, 2);
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>(sight.parameters());
        if (filter.state() != null) {
            conditions.add("state = :state");
            values.put("state", filter.state().name());
        }
        if (filter.mood() != null) {
            conditions.add("mood = :mood");
            values.put("mood", filter.mood().name());
        }
        if (filter.channel() != null) {
            conditions.add("channel = :channel");
            values.put("channel", filter.channel().word());
        }
        if (filter.keyword() != null) {
            conditions.add("keywords @> cast(array[:keyword] as text[])");
            values.put("keyword", filter.keyword());
        }
        if (filter.team() != null) {
            conditions.add("team = :team");
            values.put("team", filter.team());
        }
        if (owner != null) {
            conditions.add("owner_id = :owner");
            values.put("owner", owner.value());
        }
        conditions.add(SEEN);
        values.put("askedOf", askedOf());
        return Page.of(
                rows(String.join(" and ", conditions), values, from, limit),
                limit,
                post -> Cursor.of(post.at(), post.id()));
    }

    private List<Post> rows(String conditions, Map<String, Object> values, List<String> from, int limit) {
        return jdbc.sql("""
                        select *
                        from public_post
                        where (at, id) < (cast(:at as timestamptz), cast(:id as uuid))
                            and {conditions}
                        order by at desc, id desc
                        limit :limit
                        """.replace("{conditions}", conditions))
                .param("at", from.get(0))
                .param("id", from.get(1))
                .params(values)
                .param("limit", limit + 1)
                .query(PostRows::read)
                .list();
    }
}
