package dev.rapport.customer.merge;

import static java.util.stream.Collectors.joining;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.CustomerTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves rows from one customer to another, takes down how each was, and moves back what it took down. Set-wise. */
@Component
class MergeJournal {

    private final JdbcClient jdbc;
    private final MergeGaps gaps;

    MergeJournal(JdbcClient jdbc, MergeGaps gaps) {
        this.jdbc = jdbc;
        this.gaps = gaps;
    }

    /** What is kept as JSON is compared with rows later: times must be written alike. */
    void writeTimesAlike() {
        jdbc.sql("select set_config('TimeZone', 'UTC', true)")
                .query(String.class)
                .single();
    }

    /** Of the rows that name the customer; those are left out that name the other one too and do not move. */
    long count(CustomerTable table, CustomerId customer, CustomerId other) {
        return jdbc.sql("select count(*) from %s one where one.%s = %s and %s and %s"
                        .formatted(
                                table.table(),
                                table.column(),
                                id(table, ":customer"),
                                only(table, "one"),
                                table.never() == null ? "true" : "one." + table.never() + " <> :other"))
                .param("customer", customer.value())
                .param("other", other.value())
                .query(Long.class)
                .single();
    }

    void move(Merge merge, CustomerTable table) {
        if (table.madeAnew()) {
            remove(merge, table);
            return;
        }
        if (table.mark() != null) mark(merge, table, table.mark());
        else if (!table.once().isEmpty() || table.never() != null) {
            if (!table.gaps().isEmpty()) gaps.fill(merge, table);
            park(merge, table);
        }
        jdbc.sql("""
            with moved as (
                update %1$s one
                set %2$s = %3$s
                where one.%2$s = %4$s
                    and %5$s
                returning one.*)
            insert into merge_move (merge_id, kind, table_name, column_name, row_key, from_id, to_id)
            select :merge, 'MOVED', :table, :column, %6$s, :gone, :survivor
            from moved
            """.formatted(
                                table.table(),
                                table.column(),
                                id(table, ":survivor"),
                                id(table, ":gone"),
                                only(table, "one"),
                                key("moved", table.key())))
                .params(parameters(merge, table))
                .update();
    }

    /** Of what the survivor has as well, the rows of the one that goes wait in the journal. */
    private void park(Merge merge, CustomerTable table) {
        jdbc.sql("""
            with parked as (
                delete from %1$s one
                where one.%2$s = %3$s
                    and %4$s
                    and (%9$s or exists (
                        select
                        from %1$s other
                        where other.%2$s = %5$s
                            and %6$s
                            and %7$s))
                returning one.*)
            insert into merge_move (merge_id, kind, table_name, column_name, row_key, from_id, before)
            select :merge, 'PARKED', :table, :column, %8$s, :gone, to_jsonb(parked)
            from parked
            """.formatted(
                                table.table(),
                                table.column(),
                                id(table, ":gone"),
                                only(table, "one"),
                                id(table, ":survivor"),
                                only(table, "other"),
                                table.once().isEmpty() ? "false" : alike(table.once()),
                                key("parked", table.key()),
                                table.never() == null ? "false" : "one.%s = :survivor".formatted(table.never())))
                .params(parameters(merge, table))
                .update();
    }

    private void remove(Merge merge, CustomerTable table) {
        jdbc.sql("delete from %s where %s = :gone".formatted(table.table(), table.column()))
                .param("gone", merge.gone().value())
                .update();
    }

    private void mark(Merge merge, CustomerTable table, String mark) {
        jdbc.sql("""
            with marked as (
                update %1$s one
                set %2$s = other.id
                from %1$s other
                where one.%3$s = :gone
                    and one.%2$s is null
                    and other.%3$s = :survivor
                    and other.%2$s is null
                    and %4$s
                returning one.*)
            insert into merge_move (merge_id, kind, table_name, column_name, row_key, before, after)
            select :merge, 'CHANGED', :table, :column, %5$s,
                jsonb_build_object('%2$s', null), jsonb_build_object('%2$s', marked.%2$s)
            from marked
            """.formatted(table.table(), mark, table.column(), alike(table.once()), key("marked", table.key())))
                .params(parameters(merge, table))
                .update();
    }

    /** Takes a whole row out of its table. */
    void parkAll(Merge merge, CustomerTable table) {
        jdbc.sql("""
            with parked as (
                delete from %1$s one
                where one.%2$s = :gone
                returning one.*)
            insert into merge_move (merge_id, kind, table_name, column_name, row_key, from_id, before)
            select :merge, 'PARKED', :table, :column, %3$s, :gone, to_jsonb(parked)
            from parked
            """.formatted(table.table(), table.column(), key("parked", table.key())))
                .params(parameters(merge, table))
                .update();
    }

    /** What was moved and is still with the survivor, what belongs to cases that go back, and what was parked. */
    void moveBack(Merge merge, CustomerTable table) {
        if (table.madeAnew()) return;
        restore(merge, table);
        jdbc.sql("""
            update %1$s one
            set %2$s = %3$s
            from merge_move move
            cross join lateral jsonb_populate_record(cast(null as %1$s), move.row_key) as was
            where move.merge_id = :merge
                and move.kind = 'MOVED'
                and move.table_name = :table
                and move.column_name = :column
                and %4$s
                and one.%2$s = %5$s
            """.formatted(
                                table.table(),
                                table.column(),
                                id(table, ":gone"),
                                same("one", "was", table.key()),
                                id(table, ":survivor")))
                .params(parameters(merge, table))
                .update();
        renameWaiting(merge, table);
        if (table.caseColumn() != null) followCases(merge, table, table.caseColumn());
    }

    /** Rows that another merge took away or changed since wait under the id that they have now. */
    private void renameWaiting(Merge merge, CustomerTable table) {
        jdbc.sql("""
            update merge_move waiting
            set before = case
                    when waiting.before ->> :column = cast(:survivor as text)
                        then jsonb_set(waiting.before, array[:column], to_jsonb(cast(:gone as text)))
                    else waiting.before
                end,
                after = case
                    when waiting.after ->> :column = cast(:survivor as text)
                        then jsonb_set(waiting.after, array[:column], to_jsonb(cast(:gone as text)))
                    else waiting.after
                end
            from merge_move moved
            where moved.merge_id = :merge
                and moved.kind = 'MOVED'
                and moved.table_name = :table
                and moved.column_name = :column
                and waiting.merge_id > :merge
                and waiting.kind in ('PARKED', 'CHANGED')
                and waiting.table_name = :table
                and waiting.row_key = moved.row_key
            """).params(parameters(merge, table)).update();
    }

    private void followCases(Merge merge, CustomerTable table, String caseColumn) {
        jdbc.sql("""
            update %1$s
            set %2$s = :gone
            where %2$s = :survivor
                and id > :merge
                and %3$s in (
                    select cast(row_key ->> 'id' as uuid)
                    from merge_move
                    where merge_id = :merge
                        and kind = 'MOVED'
                        and table_name = 'subject')
            """.formatted(table.table(), table.column(), caseColumn))
                .param("gone", merge.gone().value())
                .param("survivor", merge.survivor().value())
                .param("merge", merge.id().value())
                .update();
    }

    /** Rows that came later go to the one who comes back, as if the merge had moved them. */
    void bring(Merge merge, CustomerTable table, Collection<UUID> rows) {
        if (rows.isEmpty()) return;
        jdbc.sql("""
            with brought as (
                update %1$s
                set %2$s = :gone
                where id = any(:rows)
                returning id)
            insert into merge_move (merge_id, kind, table_name, column_name, row_key, from_id, to_id)
            select :merge, 'MOVED', :table, :column, jsonb_build_object('id', id), :gone, :survivor
            from brought
            """.formatted(table.table(), table.column()))
                .params(parameters(merge, table))
                .param("rows", rows.toArray(UUID[]::new))
                .update();
    }

    /** What was changed since of a contact point or an identity that goes back stands in the history of the one it goes to. */
    void bringHistory(Merge merge) {
        jdbc.sql("""
            update profile_change
            set customer_id = :gone
            where customer_id = :survivor
                and id > :merge
                and what in ('CONTACT_POINT', 'IDENTITY')
                and which in (
                    select row_key ->> 'id'
                    from merge_move
                    where merge_id = :merge
                        and kind = 'MOVED'
                        and table_name in ('contact_point', 'social_identity'))
            """)
                .param("gone", merge.gone().value())
                .param("survivor", merge.survivor().value())
                .param("merge", merge.id().value())
                .update();
    }

    /** Puts parked rows back, with the columns that there are now. */
    void restore(Merge merge, CustomerTable table) {
        var columns = columns(merge, table);
        if (columns.isEmpty()) return;
        jdbc.sql("""
            insert into %1$s (%2$s)
            select %3$s
            from merge_move move
            cross join lateral jsonb_populate_record(cast(null as %1$s), move.before) as was
            where move.merge_id = :merge
                and move.kind = 'PARKED'
                and move.table_name = :table
                and move.column_name = :column
            order by move.id
            """.formatted(
                                table.table(),
                                String.join(", ", columns),
                                columns.stream().map(column -> "was." + column).collect(joining(", "))))
                .param("merge", merge.id().value())
                .param("table", table.table())
                .param("column", table.column())
                .update();
    }

    private List<String> columns(Merge merge, CustomerTable table) {
        return jdbc.sql("""
            select quote_ident(attname)
            from pg_attribute
            where attrelid = to_regclass(:table)
                and attnum > 0
                and not attisdropped
                and attgenerated = ''
                and exists (
                    select
                    from merge_move
                    where merge_id = :merge
                        and kind = 'PARKED'
                        and table_name = :table
                        and column_name = :column
                        and jsonb_exists(before, attname))
            order by attnum
            """)
                .param("merge", merge.id().value())
                .param("table", table.table())
                .param("column", table.column())
                .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    /** Nobody who is there again needs it, and it holds what was said of people. */
    void forget(Merge merge) {
        jdbc.sql("delete from merge_move where merge_id = :merge")
                .param("merge", merge.id().value())
                .update();
    }

    static String key(String row, List<String> columns) {
        return columns.stream()
                .map(column -> "'%2$s', %1$s.%2$s".formatted(row, column))
                .collect(joining(", ", "jsonb_build_object(", ")"));
    }

    static String same(String one, String other, List<String> columns) {
        return columns.stream()
                .map(column -> "%1$s.%3$s = %2$s.%3$s".formatted(one, other, column))
                .collect(joining(" and "));
    }

    static String alike(List<String> columns) {
        return columns.stream()
                .map(column -> "other.%1$s is not distinct from one.%1$s".formatted(column))
                .collect(joining(" and "));
    }

    static String id(CustomerTable table, String parameter) {
        return table.asText() ? "cast(cast(%s as uuid) as text)".formatted(parameter) : parameter;
    }

    private static String only(CustomerTable table, String row) {
        return table.only() == null ? "true" : "%s.kind = '%s'".formatted(row, table.only());
    }

    static Map<String, Object> parameters(Merge merge, CustomerTable table) {
        return Map.of(
                "merge", merge.id().value(),
                "gone", merge.gone().value(),
                "survivor", merge.survivor().value(),
                "table", table.table(),
                "column", table.column());
    }
}
