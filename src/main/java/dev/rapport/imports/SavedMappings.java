package dev.rapport.imports;

import dev.rapport.access.Access;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How files are read, by name: for those who may bring in files of the kind. A mapping is its maker's, who may share it;
 * managers and administrators may rename and remove shared ones of others.
 */
@ForThoseConcerned
@Component
public class SavedMappings {

    public static final int LONGEST_NAME = 100;

    private static final int MOST = 100;
    private static final int MOST_COLUMNS = 1_000;
    private static final int LONGEST_COLUMN = 1_000;
    private static final int LONGEST_TEXT = 1_000_000;

    private final MappingRows rows;
    private final ImportKinds kinds;
    private final Access access;

    SavedMappings(MappingRows rows, ImportKinds kinds, Access access) {
        this.rows = rows;
        this.kinds = kinds;
        this.access = access;
    }

    /** Those that the asker may use for files of a kind: own, shared, shipped. */
    public List<SavedMapping> of(String kindName) {
        return usable(allowed(kindName));
    }

    /** The same by name, those that ship apart; of one kind, or of all that the asker may bring in. */
    public Page<SavedMapping> list(@Nullable String kindName, int limit, @Nullable String after) {
        var me = access.me();
        var of = kindName == null ? kinds.all().stream().filter(this::isAllowed).toList() : List.of(allowed(kindName));
        if (of.isEmpty()) access.requireRole(Role.SALES, Role.MANAGER, Role.ADMIN);
        var from = after == null ? null : Cursor.parse(after, 2);
        var found = rows.page(
                of.stream().map(ImportKind::name).toList(),
                me.id(),
                limit + 1,
                from == null ? null : from.get(0),
                from == null ? null : Ids.parse(from.get(1)));
        return Page.of(found, limit, mapping -> Cursor.of(mapping.name(), mapping.key()));
    }

    /** Those that ship, for the kinds that the asker may bring in. */
    public List<SavedMapping> shipped() {
        access.requireRole(Role.SALES, Role.MANAGER, Role.ADMIN);
        return kinds.all().stream()
                .filter(this::isAllowed)
                .flatMap(SavedMappings::shipped)
                .toList();
    }

    public SavedMapping get(UUID id) {
        access.requireRole(Role.SALES, Role.MANAGER, Role.ADMIN);
        var me = access.me().id();
        var mapping = rows.find(id)
                .filter(one -> one.shared() || me.equals(one.owner()))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
        access.requireRole(kinds.roles(kinds.named(mapping.kind())).toArray(Role[]::new));
        return mapping;
    }

    /**
     * Keeps how files of a kind are read.
     *
     * @param header the columns of the file that it is made for; none where it is found by its name alone
     * @param log what happens in a log, as JSON; nothing for tables
     */
    @Transactional
    public SavedMapping save(
            String kindName,
            String name,
            boolean shared,
            List<String> header,
            GivenReading reading,
            @Nullable String log) {
        var kind = allowed(kindName);
        var me = access.me().id();
        if (rows.of(me) >= MOST) throw Refused.invalid("import.mappings-too-many", MOST);
        var mapping = new SavedMapping(
                Ids.next(),
                kind.name(),
                checked(kind, name),
                plain(header),
                checked(kind, reading, log),
                log,
                me,
                shared,
                null);
        try {
            rows.insert(mapping);
        } catch (DuplicateKeyException e) {
            throw Refused.conflict("import.mapping-name-taken", mapping.name());
        }
        return rows.find(Ids.parse(mapping.key())).orElseThrow();
    }

    /** Renames it, and shares it or takes it back. */
    @Transactional
    public SavedMapping change(UUID id, String name, boolean shared, Revision read) {
        var mapping = changeable(id);
        if (!read.isStill(mapping.revision()))
            throw new Refused(Refused.Kind.CHANGED, "import.mapping-changed-meanwhile", mapping.name());
        var text = checked(kinds.named(mapping.kind()), name);
        try {
            rows.change(id, text, shared);
        } catch (DuplicateKeyException e) {
            throw Refused.conflict("import.mapping-name-taken", text);
        }
        return rows.find(id).orElseThrow();
    }

    @Transactional
    public void remove(UUID id) {
        changeable(id);
        rows.remove(id);
    }

    /** Whether the asker may rename and remove it. */
    @ForEverybody("tells only what the asker may")
    public boolean isChangeable(SavedMapping mapping) {
        if (mapping.ships()) return false;
        return access.me().id().equals(mapping.owner()) || mapping.shared() && access.hasRole(Role.MANAGER, Role.ADMIN);
    }

    /** The one that somebody means by its id or its name; one's own before those of others. */
    SavedMapping meant(ImportKind kind, String said) {
        var usable = usable(kind);
        return usable.stream()
                .filter(one -> one.key().equals(said.strip()))
                .findFirst()
                .or(() -> usable.stream()
                        .filter(one -> one.name().equalsIgnoreCase(said.strip()))
                        .findFirst())
                .orElseThrow(() -> Refused.unfit(
                        "import.no-such-mapping",
                        said,
                        String.join(
                                ", ", usable.stream().map(SavedMapping::name).toList())));
    }

    /** The one that was made for files with these columns, if there is one. */
    Optional<SavedMapping> fitting(ImportKind kind, List<String> columns) {
        return usable(kind).stream().filter(one -> one.fits(columns)).findFirst();
    }

    List<SavedMapping> usable(ImportKind kind) {
        var usable = new ArrayList<SavedMapping>();
        access.current().map(Person::id).ifPresent(me -> usable.addAll(rows.usable(kind.name(), me)));
        shipped(kind).forEach(usable::add);
        return usable;
    }

    private static Stream<SavedMapping> shipped(ImportKind kind) {
        return kind.shipped().stream().map(table -> SavedMapping.of(kind, table));
    }

    private ImportKind allowed(String kindName) {
        var kind = kinds.named(kindName);
        access.requireRole(kinds.roles(kind).toArray(Role[]::new));
        return kind;
    }

    private boolean isAllowed(ImportKind kind) {
        return access.hasRole(kinds.roles(kind).toArray(Role[]::new));
    }

    private SavedMapping changeable(UUID id) {
        var mapping = get(id);
        if (!isChangeable(mapping)) throw Refused.notAllowed("import.mapping-not-yours");
        return mapping;
    }

    private static String checked(ImportKind kind, String name) {
        var text = CleanText.line(name);
        if (text.isEmpty()
                || text.length() > LONGEST_NAME
                || text.equals(SavedMapping.NONE)
                || text.startsWith("{")
                || text.startsWith("[")) throw Refused.invalid("import.mapping-bad-name", LONGEST_NAME);
        if (kind.shipped().stream().anyMatch(table -> table.name().equalsIgnoreCase(text)))
            throw Refused.conflict("import.mapping-name-taken", text);
        return text;
    }

    private static GivenReading checked(ImportKind kind, GivenReading reading, @Nullable String log) {
        if (kind.isTable() == (log != null)) throw Refused.unfit(log == null ? "import.log-missing" : "import.no-log");
        if (log != null && log.length() > LONGEST_TEXT) throw Refused.invalid("import.mapping-too-long", LONGEST_TEXT);
        if (kind instanceof MappedImportKind mapped && log != null) mapped.requireMapping(log);
        if (log != null && !reading.saysNothing()) throw Refused.unfit("import.no-table");
        for (var column : reading.columns().columns().values())
            if (!column.equals(ColumnChoices.LEFT_OUT)
                    && kind.columns().stream().noneMatch(column::equalsIgnoreCase))
                throw Refused.unfit("import.no-such-column", column, String.join(", ", kind.columns()));
        if (reading.columns().text().length() + reading.words().text().length() > LONGEST_TEXT)
            throw Refused.invalid("import.mapping-too-long", LONGEST_TEXT);
        return reading.with(reading.words().checked(kind.columns(), kind.wordColumns()));
    }

    private static List<String> plain(List<String> header) {
        if (header.size() > MOST_COLUMNS || header.stream().anyMatch(name -> name.length() > LONGEST_COLUMN))
            throw Refused.invalid("import.header-too-long", MOST_COLUMNS, LONGEST_COLUMN);
        return header.stream().map(CleanText::line).map(Columns::plain).toList();
    }
}
