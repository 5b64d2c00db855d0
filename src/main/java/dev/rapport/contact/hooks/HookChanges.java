package dev.rapport.contact.hooks;

import dev.rapport.access.Access;
import dev.rapport.access.Staff;
import dev.rapport.contact.hooks.HookChange.What;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who changed what about addresses that are told what happens here, and when. Only added to. */
@Component
class HookChanges {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Access access;
    private final Staff staff;
    private final Clock clock;

    HookChanges(JdbcClient jdbc, Access access, Staff staff, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.staff = staff;
        this.clock = clock;
    }

    void note(UUID hook, What what) {
        note(hook, what, null, null);
    }

    void noteIfOther(UUID hook, What what, String before, String after) {
        if (!before.equals(after)) note(hook, what, before, after);
    }

    void note(UUID hook, What what, @Nullable String before, @Nullable String after) {
        jdbc.sql("""
            insert into hook_change (id, hook_id, at, changed_by, what, before, after)
            values (:id, :hook, :at, :by, :what, :before, :after)
            """)
                .param("id", Ids.next())
                .param("hook", hook)
                .param("at", Instants.utc(clock.instant()))
                .param("by", access.current().map(asker -> asker.id().value()).orElse(null), Types.OTHER)
                .param("what", what.name())
                .param("before", before, Types.VARCHAR)
                .param("after", after, Types.VARCHAR)
                .update();
    }

    private record Kept(@Nullable UserId by, HookChange change) {}

    /** The last one first. */
    List<HookChange> of(UUID hook) {
        var kept = jdbc.sql("""
            select *
            from hook_change
            where hook_id = :hook
            order by id desc
            limit :most
            """)
                .param("hook", hook)
                .param("most", MOST)
                .query((row, number) -> new Kept(
                        person(row.getObject("changed_by", UUID.class)),
                        new HookChange(
                                Instants.instant(row, "at"),
                                null,
                                What.valueOf(row.getString("what")),
                                row.getString("before"),
                                row.getString("after"))))
                .list();
        var names =
                staff.names(kept.stream().map(Kept::by).filter(Objects::nonNull).toList());
        return kept.stream()
                .map(one -> {
                    var change = one.change();
                    var by = one.by() == null ? null : names.get(one.by());
                    return new HookChange(change.at(), by, change.what(), change.before(), change.after());
                })
                .toList();
    }

    private static @Nullable UserId person(@Nullable UUID id) {
        return id == null ? null : new UserId(id);
    }
}
