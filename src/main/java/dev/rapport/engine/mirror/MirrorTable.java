package dev.rapport.engine.mirror;

import java.util.List;
import java.util.Set;

/** Part of the mirror: tables that follow from some types of record. */
interface MirrorTable {

    /** The types of record that it reads. */
    Set<String> valueTypes();

    /** Brings the tables from the state before the range to the state after it. */
    void apply(RecordRange range);

    /** The tables that are emptied before all records are read again. */
    List<String> tables();
}
