package dev.rapport.imports;

import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How files of a kind are read, kept by a name.
 *
 * @param id absent for one that ships
 * @param header the columns of the file that it was made for, by which it is found again
 * @param reading what was said of a table
 * @param log what happens in a log, as JSON; absent for tables
 * @param owner who made it; absent for one that ships
 * @param shared whether all who bring in such files may use it
 */
public record SavedMapping(
        @Nullable UUID id,
        String kind,
        String name,
        List<String> header,
        GivenReading reading,
        @Nullable String log,
        @Nullable UserId owner,
        boolean shared,
        @Nullable Instant changedAt) {

    /** What chooses none, also not the one that is known by its first line. */
    public static final String NONE = "-";

    static SavedMapping of(ImportKind kind, ShippedTable table) {
        return new SavedMapping(null, kind.name(), table.name(), table.header(), table.said(), null, null, true, null);
    }

    public boolean ships() {
        return id == null;
    }

    /** By which the API asks for it, and a choice keeps it. */
    public String key() {
        return id == null ? name : id.toString();
    }

    /** What somebody who renames or shares it must have read. */
    public Revision revision() {
        return Revision.of(name, shared);
    }

    /** Whether it was made for files with these columns; a shipped one knows the first of them. */
    boolean fits(List<String> columns) {
        var own = LeftOutFile.withoutWhy(header);
        var others = LeftOutFile.withoutWhy(columns);
        if (own.isEmpty() || ships() && others.size() < own.size()) return false;
        if (ships() && reading.columns().columns().isEmpty()) return ShippedTable.has(others, own);
        return same(own, ships() ? others.subList(0, own.size()) : others);
    }

    private static boolean same(List<String> some, List<String> others) {
        if (some.size() != others.size()) return false;
        for (var i = 0; i < some.size(); i++)
            if (!Columns.plain(some.get(i)).equalsIgnoreCase(Columns.plain(others.get(i)))) return false;
        return true;
    }
}
