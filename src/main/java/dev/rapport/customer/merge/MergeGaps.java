package dev.rapport.customer.merge;

import static java.util.stream.Collectors.joining;

import dev.rapport.platform.CustomerTable;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What only the row that will be parked says is said by the one that stays from now on. */
@Component
class MergeGaps {

    private final JdbcClient jdbc;

    MergeGaps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void fill(Merge merge, CustomerTable table) {
        jdbc.sql("""
            with gaps as (
                select %6$s as row_key,
                    jsonb_strip_nulls(jsonb_build_object(%7$s)) as told
                from %1$s one
                join %1$s other on other.%2$s = %3$s and %4$s
                where one.%2$s = %5$s),
            filled as (
                update %1$s other
                set %8$s
                from gaps
                cross join lateral jsonb_populate_record(cast(null as %1$s), gaps.row_key) as found
                cross join lateral jsonb_populate_record(cast(null as %1$s), gaps.told) as wanted
                where gaps.told <> '{}'
                    and %9$s
                returning gaps.row_key, gaps.told, %10$s as kept)
            insert into merge_move (merge_id, kind, table_name, column_name, row_key, before, after)
            select :merge, 'CHANGED', :table, :column, row_key,
                (select jsonb_object_agg(key, null) from jsonb_object_keys(told) as said (key)),
                (select jsonb_object_agg(key, kept -> key) from jsonb_object_keys(told) as said (key))
            from filled
            """.formatted(
                        table.table(),
                        table.column(),
                        MergeJournal.id(table, ":survivor"),
                        MergeJournal.alike(table.once()),
                        MergeJournal.id(table, ":gone"),
                        MergeJournal.key("other", table.key()),
                        each(table, "'%1$s', case when other.%1$s is null then to_jsonb(one.%1$s) end"::formatted),
                        each(table, "%1$s = coalesce(other.%1$s, wanted.%1$s)"::formatted),
                        MergeJournal.same("other", "found", table.key()),
                        MergeJournal.key("other", table.gaps())))
                .params(MergeJournal.parameters(merge, table))
                .update();
    }

    private static String each(CustomerTable table, Function<String, String> column) {
        return table.gaps().stream().map(column).collect(joining(", "));
    }
}
