package dev.rapport.customer.merge;

import dev.rapport.customer.Judged;
import dev.rapport.platform.CustomerTable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was set whatever the rulebook says. Whose stage or tier was chosen, as that one's it stands: set, or left to the
 * rulebook. Where nobody chose, what either was set to stays, the survivor's first.
 */
@Component
class MergedOverrides {

    static final CustomerTable TABLE =
            CustomerTable.of("rule_override", "customer_id").toldApartBy("customer_id", "what", "which");

    private final JdbcClient jdbc;
    private final MergeJournal journal;
    private final ChangedRows changed;

    MergedOverrides(JdbcClient jdbc, MergeJournal journal, ChangedRows changed) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.changed = changed;
    }

    /** Of stage and tier where the two differ and somebody said which is right. */
    static Map<Judged, Side> chosen(CustomerRow stays, CustomerRow goes, Map<String, Side> choices) {
        var chosen = new EnumMap<Judged, Side>(Judged.class);
        Map.of(Judged.STAGE, Field.LIFECYCLE, Judged.TIER, Field.TIER).forEach((what, field) -> {
            var side = choices.get(field.word());
            if (side != null && !Objects.equals(stays.text(field.column()), goes.text(field.column())))
                chosen.put(what, side);
        });
        return chosen;
    }

    void merge(Merge merge, Map<Judged, Side> chosen) {
        park(merge, chosen);
        changed.take(merge, TABLE, "false", Map.of());
        journal.parkAll(merge, TABLE);
    }

    private void park(Merge merge, Map<Judged, Side> chosen) {
        jdbc.sql("""
            with parked as (
                delete from rule_override one
                where one.customer_id = :gone and one.what = any(:ofSurvivor)
                    or one.customer_id = :survivor and one.what = any(:ofGone)
                returning one.*)
            insert into merge_move (merge_id, kind, table_name, column_name, row_key, from_id, before)
            select :merge, 'PARKED', :table, :column,
                jsonb_build_object('customer_id', customer_id, 'what', what, 'which', which), customer_id, to_jsonb(parked)
            from parked
            """)
                .params(MergeJournal.parameters(merge, TABLE))
                .param("ofSurvivor", of(chosen, Side.SURVIVOR))
                .param("ofGone", of(chosen, Side.GONE))
                .update();
    }

    private static String[] of(Map<Judged, Side> chosen, Side side) {
        return chosen.entrySet().stream()
                .filter(one -> one.getValue() == side)
                .map(one -> one.getKey().name())
                .toArray(String[]::new);
    }

    /** What somebody set since of the survivor stays. */
    void part(Merge merge) {
        changed.revert(merge, TABLE);
        jdbc.sql("""
            delete from merge_move
            using rule_override now
            where merge_id = :merge
                and kind = 'PARKED'
                and table_name = 'rule_override'
                and row_key = jsonb_build_object(
                    'customer_id', now.customer_id, 'what', now.what, 'which', now.which)
            """).param("merge", merge.id().value()).update();
        journal.restore(merge, TABLE);
    }
}
