package dev.rapport.customer.merge;

import dev.rapport.platform.Ids;
import java.util.UUID;

/** Identifies a merge; ids sort by time. */
record MergeId(UUID value) {

    static MergeId next() {
        return new MergeId(Ids.next());
    }

    boolean isBefore(MergeId other) {
        return value.toString().compareTo(other.value.toString()) < 0;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
