package dev.rapport.customer.merge;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.CustomerTable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits in the journal may name a third customer, such as a parent, that became one with another meanwhile. It is put
 * back naming that one, and the later merge is told, so that its undoing gives the row its own again; and no longer of what
 * goes away. Where there is such a row already it waits on, for the undoing of the later merge.
 */
@Component
class Revival {

    private record Dead(long entry, CustomerId named) {}

    private final JdbcClient jdbc;
    private final MergeRows merges;
    private final ApplicationEventPublisher events;

    Revival(JdbcClient jdbc, MergeRows merges, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.merges = merges;
        this.events = events;
    }

    void prepare(Merge merge) {
        var tables = new ArrayList<CustomerTable>();
        events.publishEvent(new Deeds.Naming(tables));
        for (var table : tables) {
            dead(merge, table, "after").forEach(dead -> {
                merges.chain(dead.named()).forEach(later -> untell(later, dead, table));
                rename(dead, table, "after");
            });
            dead(merge, table, "before").forEach(dead -> {
                var chain = merges.chain(dead.named());
                if (isThere(merge, dead, table)) {
                    leave(chain.getFirst(), dead, table);
                    return;
                }
                chain.forEach(later -> tell(later, dead, table));
                rename(dead, table, "before");
            });
        }
    }

    /** Whether another that comes back, or is there, says the same of the one that the third became. */
    private boolean isThere(Merge merge, Dead dead, CustomerTable table) {
        if (table.once().isEmpty()) return false;
        return jdbc.sql("""
            with others as (
                select was.*
                from merge_move parked
                cross join lateral jsonb_populate_record(cast(null as %1$s), parked.before) as was
                where parked.merge_id = :merge
                    and parked.kind = 'PARKED'
                    and parked.table_name = :table
                    and parked.id <> :entry
                union all
                select back.*
                from merge_move moved
                cross join lateral jsonb_populate_record(cast(null as %1$s), moved.row_key) as found
                join %1$s now on %2$s
                cross join lateral jsonb_populate_record(now, jsonb_build_object(moved.column_name, cast(:gone as uuid)))
                    as back
                where moved.merge_id = :merge
                    and moved.kind = 'MOVED'
                    and moved.table_name = :table)
            select exists (
                select
                from merge_move
                join customer_alias on old_id = :named
                cross join lateral jsonb_populate_record(
                    cast(null as %1$s), jsonb_set(before, array[:column], to_jsonb(canonical_id))) as one
                where merge_move.id = :entry
                    and merge_move.kind = 'PARKED'
                    and (exists (select from %1$s other where other.%3$s = one.%3$s and %4$s)
                        or exists (select from others other where other.%3$s = one.%3$s and %4$s)))
            """.formatted(
                                table.table(),
                                MergeJournal.same("now", "found", table.key()),
                                table.column(),
                                MergeJournal.alike(table.once())))
                .params(MergeJournal.parameters(merge, table))
                .param("entry", dead.entry())
                .param("named", dead.named().value())
                .query(Boolean.class)
                .single();
    }

    /** It waits on, for the third to come back. */
    private void leave(Merge later, Dead dead, CustomerTable table) {
        jdbc.sql("update merge_move set merge_id = :later, column_name = :column, from_id = :gone where id = :entry")
                .param("later", later.id().value())
                .param("column", table.column())
                .param("gone", later.gone().value())
                .param("entry", dead.entry())
                .update();
    }

    /** What the merge gave goes away with it: the later merge has nothing of it to give back. */
    private void untell(Merge later, Dead dead, CustomerTable table) {
        jdbc.sql("""
            delete from merge_move moved
            using merge_move given
            where given.id = :entry
                and moved.merge_id = :later
                and moved.kind = 'MOVED'
                and moved.table_name = :table
                and moved.column_name = :column
                and moved.row_key = given.row_key
            """)
                .param("later", later.id().value())
                .param("table", table.table())
                .param("column", table.column())
                .param("entry", dead.entry())
                .update();
    }

    private List<Dead> dead(Merge merge, CustomerTable table, String part) {
        return jdbc.sql("""
            select id, old_id
            from merge_move
            join customer_alias on cast(old_id as text) = %s ->> :column
            where merge_id = :merge
                and merge_move.kind in ('PARKED', 'CHANGED')
                and table_name = :table
            order by id
            """.formatted(part))
                .param("merge", merge.id().value())
                .param("table", table.table())
                .param("column", table.column())
                .query((row, number) ->
                        new Dead(row.getLong("id"), new CustomerId(row.getObject("old_id", UUID.class))))
                .list();
    }

    private void tell(Merge later, Dead dead, CustomerTable table) {
        jdbc.sql("""
            insert into merge_move (merge_id, kind, table_name, column_name, row_key, from_id, to_id)
            select :later, 'MOVED', :table, :column, row_key, :gone, :survivor
            from merge_move
            where id = :entry
            """)
                .param("later", later.id().value())
                .param("table", table.table())
                .param("column", table.column())
                .param("gone", later.gone().value())
                .param("survivor", later.survivor().value())
                .param("entry", dead.entry())
                .update();
    }

    private void rename(Dead dead, CustomerTable table, String part) {
        jdbc.sql("""
            update merge_move
            set %1$s = jsonb_set(%1$s, array[:column], to_jsonb(canonical_id))
            from customer_alias
            where id = :entry
                and old_id = :named
            """.formatted(part))
                .param("column", table.column())
                .param("entry", dead.entry())
                .param("named", dead.named().value())
                .update();
    }
}
