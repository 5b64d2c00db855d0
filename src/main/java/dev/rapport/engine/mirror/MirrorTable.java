package dev.rapport.engine.mirror;

import java.util.List;

/** Part of the mirror: tables that follow from some kinds of record. */
interface MirrorTable {

    /** Brings the tables from the state before the range to the state after it. */
    void apply(RecordRange range);

    /**
     * The statements that empty the tables before all records are read again, but for the rows of instances whose records
     * are pruned.
     */
    List<String> emptying();

    /** Empties a table whose rows each belong to an instance. */
    static String unpruned(String table) {
        return """
                delete from %s part
                where not exists (
                    select
                    from process_instance instance
                    where instance.key = part.process_instance_key
                        and instance.records_pruned
                )
                """.formatted(table);
    }
}
