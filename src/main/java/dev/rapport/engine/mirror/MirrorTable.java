package dev.rapport.engine.mirror;

import java.util.List;

/** Part of the mirror: tables that follow from some kinds of record. */
interface MirrorTable {

    /** Brings the tables from the state before the range to the state after it. */
    void apply(RecordRange range);

    /** The tables that are emptied before all records are read again. */
    List<String> tables();
}
