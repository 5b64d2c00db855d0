package dev.rapport.customer.promises;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Role;
import dev.rapport.cases.CaseSight;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.SubjectId;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The promises that the asker may see, across customers. */
@Component
public class PromiseList {

    private static final int LONGEST_PAGE = 200;
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final CaseSight sight;
    private final Access access;
    private final PromiseSight told;

    PromiseList(JdbcClient jdbc, CaseSight sight, Access access, PromiseSight told) {
        this.told = told;
        this.jdbc = jdbc;
        this.sight = sight;
        this.access = access;
    }

    /**
     * The open ones with the earliest due first; of others those that were due last.
     *
     * @param mine those alone that the asker answers for
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public Page<MadePromise> list(PromiseState state, boolean mine, int limit, @Nullable String after) {
        var size = Math.clamp(limit, 1, LONGEST_PAGE);
        var isOpen = state == PromiseState.OPEN;
        var first = isOpen ? List.of("-infinity", FIRST.toString()) : List.of("infinity", LAST.toString());
        var from = after == null ? first : Cursor.parse(after, 2);
        var rows = jdbc.sql("""
                        select *
                        from promise
                        where state = :state
                            and (cast(:owner as uuid) is null or owner_id = :owner)
                            and (due_at, id) {beyond} (cast(:due as timestamptz), cast(:id as uuid))
                            and {sight}
                        order by due_at {order}, id {order}
                        limit :limit
                        """.replace("{beyond}", isOpen ? ">" : "<")
                        .replace("{order}", isOpen ? "asc" : "desc")
                        .replace("{sight}", CaseSight.condition("promise.id", "owner_id", "team")))
                .params(sight.parameters())
                .param("state", state.name())
                .param("owner", mine ? access.me().id().value() : null, Types.OTHER)
                .param("due", from.get(0))
                .param("id", from.get(1))
                .param("limit", size + 1)
                .query(PromiseRows::read)
                .list();
        return Page.of(rows, size, row -> Cursor.of(row.dueAt(), row.id())).map(told::told);
    }

    /** The open ones that the asker answers for, but these, that are due before a time; with the earliest due first. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @ForOneself
    @Transactional(readOnly = true)
    public List<MadePromise> mine(Instant before, Collection<SubjectId> but, int most) {
        return jdbc
                .sql("""
                        select *
                        from promise
                        where state = 'OPEN'
                            and owner_id = :me
                            and due_at < :before
                            and id <> all(:but)
                        order by due_at, id
                        limit :most
                        """)
                .param("me", access.me().id().value())
                .param("before", Instants.utc(before))
                .param("but", but.stream().map(SubjectId::value).toArray(UUID[]::new))
                .param("most", most)
                .query(PromiseRows::read)
                .list()
                .stream()
                .map(told::told)
                .toList();
    }
}
