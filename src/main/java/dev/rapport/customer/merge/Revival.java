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
 * back naming that one, and the later merge is told, so that its undoing gives the row its own again.
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
            dead(merge, table, "before").forEach(dead -> {
                merges.chain(dead.named()).forEach(later -> tell(later, dead, table));
                rename(dead, table, "before");
            });
            dead(merge, table, "after").forEach(dead -> rename(dead, table, "after"));
        }
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
