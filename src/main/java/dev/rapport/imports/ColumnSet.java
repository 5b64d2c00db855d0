package dev.rapport.imports;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Some of a kind's columns in a number, of which a file of millions of rows needs many. */
record ColumnSet(List<String> columns) {

    /** Further ones are left out. */
    private static final int MOST = Long.SIZE;

    long of(Collection<String> some) {
        var set = 0L;
        for (var i = 0; i < columns.size() && i < MOST; i++) if (some.contains(columns.get(i))) set |= 1L << i;
        return set;
    }

    Set<String> named(long set) {
        var named = new TreeSet<String>();
        for (var i = 0; i < columns.size() && i < MOST; i++) if ((set & 1L << i) != 0) named.add(columns.get(i));
        return named;
    }
}
