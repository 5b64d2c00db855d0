package dev.rapport.imports;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.imports.ImportRuns.At;
import dev.rapport.platform.AfterCommit;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes files in and tells how their import fares. */
@ForThoseConcerned
@Component
public class Imports {

    /** How many rows that were left out an import keeps. */
    public static final int MOST_LEFT_OUT = RowErrors.MOST;

    private static final int ERRORS_SHOWN = 100;
    private static final int ERRORS_READ = 500;
    private static final int LONGEST_MAPPING = 1_000_000;
    private static final int MOST_WAITING = 20;
    private static final int LONGEST_NAME = 200;

    private final ImportKinds kinds;
    private final ImportRuns runs;
    private final ImportFiles files;
    private final ImportWorker worker;
    private final Reasons reasons;
    private final Access access;
    private final SavedMappings mappings;
    private final ImportPreviews previews = new ImportPreviews();

    Imports(
            ImportKinds kinds,
            ImportRuns runs,
            ImportFiles files,
            ImportWorker worker,
            Reasons reasons,
            Access access,
            SavedMappings mappings) {
        this.mappings = mappings;
        this.kinds = kinds;
        this.runs = runs;
        this.files = files;
        this.worker = worker;
        this.reasons = reasons;
        this.access = access;
    }

    /** The kinds that the asker may bring in. */
    @ForEverybody("only those that the asker may bring in")
    public List<ImportKind> kinds() {
        var asker = access.current();
        return kinds.all().stream()
                .filter(kind ->
                        asker.isEmpty() || !Collections.disjoint(asker.get().roles(), kinds.roles(kind)))
                .toList();
    }

    /**
     * Keeps the file and starts its import. A file that cannot be of the kind is refused and nothing is kept.
     *
     * @param mapping a saved mapping by its id or name; for kinds that are no tables also what their words mean, as JSON
     */
    @Transactional
    public UUID start(String kindName, InputStreamSource file, @Nullable String fileName, @Nullable String mapping) {
        return start(kindName, file, fileName, mapping, GivenReading.NOTHING);
    }

    /**
     * The same, with what is known about how a table is to be read. A table whose encoding can neither be told nor is
     * given is refused with what its lines would look like.
     */
    @Transactional
    public UUID start(
            String kindName,
            InputStreamSource file,
            @Nullable String fileName,
            @Nullable String mapping,
            GivenReading given) {
        return start(kindName, file, fileName, mapping, given, Treatment.USUAL);
    }

    /** The same, with what is done with its rows. */
    @Transactional
    public UUID start(
            String kindName,
            InputStreamSource file,
            @Nullable String fileName,
            @Nullable String mapping,
            GivenReading given,
            Treatment treatment) {
        var kind = kinds.named(kindName);
        requireAllowed(kind);
        treatment.checked(kind);
        if (mapping != null && mapping.length() > LONGEST_MAPPING)
            throw Refused.invalid("import.mapping-too-long", LONGEST_MAPPING);
        var saved = isName(kind, mapping) ? mappings.meant(kind, String.valueOf(mapping)) : null;
        var meaning = saved == null ? mapping : saved.log();
        var said = saved == null ? given : over(file, given, saved);
        if (SavedMapping.NONE.equals(mapping)) said = given.likeAnyOther();
        var reading = ImportSources.reading(kind, () -> opened(file), said);
        requireReadable(kind, file, reading, meaning);
        var id = insert(kindName, fileName, kind.isTable() ? saved == null ? null : saved.name() : meaning);
        if (reading != null) runs.readAs(id, reading);
        if (given.takeKnown()) runs.takeKnown(id);
        if (given.addUnknown()) runs.addUnknown(id);
        runs.treat(id, treatment);
        try (var content = file.getInputStream()) {
            runs.size(id, files.store(id, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return id;
    }

    /** How a table would be read, for people to look at before anything is kept. */
    public ImportPreview preview(String kindName, InputStreamSource file, GivenReading given) {
        return preview(kindName, file, given, SavedMapping.NONE);
    }

    /**
     * The same by a saved mapping.
     *
     * @param mapping its id or its name; absent for the one that was made for files with these columns, if there is one
     */
    public ImportPreview preview(
            String kindName, InputStreamSource file, GivenReading given, @Nullable String mapping) {
        var kind = kinds.named(kindName);
        requireAllowed(kind);
        if (SavedMapping.NONE.equals(mapping)) return previews.of(kind, () -> opened(file), given.likeAnyOther());
        var saved = mapping == null ? fitting(kind, file, given) : Optional.of(mappings.meant(kind, mapping));
        return saved.map(one -> previews.of(kind, () -> opened(file), over(file, given, one))
                        .by(one))
                .orElseGet(() -> previews.of(kind, () -> opened(file), given));
    }

    /** Where the encoding is not certain, those that say it are tried. */
    private Optional<SavedMapping> fitting(ImportKind kind, InputStreamSource file, GivenReading given) {
        if (!kind.isTable()) return Optional.empty();
        var header = header(kind, file, given);
        if (!header.isEmpty()) return mappings.fitting(kind, header);
        return mappings.usable(kind).stream()
                .filter(one -> one.reading().encoding() != null)
                .filter(one -> one.fits(header(kind, file, over(file, given, one))))
                .findFirst();
    }

    /** A sheet that a mapping was made for and that the file does not have is none. */
    private static GivenReading over(InputStreamSource file, GivenReading given, SavedMapping mapping) {
        var said = given.over(mapping.reading());
        var sheet = said.sheet();
        var isThere = given.sheet() != null || sheet == null || ImportSources.hasSheet(() -> opened(file), sheet);
        return isThere ? said : said.onSheet(null);
    }

    private static List<String> header(ImportKind kind, InputStreamSource file, GivenReading given) {
        try {
            var plain = given.with(ColumnChoices.NONE, null).with(ValueWords.NONE);
            var reading = ImportSources.readingButDaysAndNumbers(kind, () -> opened(file), plain);
            return ImportSources.lines(kind, opened(file), reading, 1).getFirst();
        } catch (Refused unread) {
            return List.of();
        }
    }

    /** What is no table may bring its mapping along. */
    private static boolean isName(ImportKind kind, @Nullable String mapping) {
        if (mapping == null || mapping.isBlank() || mapping.equals(SavedMapping.NONE)) return false;
        return kind.isTable()
                || !mapping.strip().startsWith("{") && !mapping.strip().startsWith("[");
    }

    /**
     * What of the file the shipped mappings of the kind do not know; nothing for kinds without mappings.
     *
     * @param mapping a saved one by its id or its name, which may know it
     */
    public List<MappedImportKind.Unknown> unknown(String kindName, InputStreamSource file, @Nullable String mapping) {
        var kind = kinds.named(kindName);
        requireAllowed(kind);
        if (!(kind instanceof MappedImportKind mapped)) return List.of();
        var saved = isName(kind, mapping)
                ? mappings.meant(kind, String.valueOf(mapping)).log()
                : null;
        try (var content = file.getInputStream()) {
            return mapped.unknown(PackedFile.unpack(content), saved);
        } catch (IOException e) {
            throw Refused.invalid("import.not-readable");
        }
    }

    /** Brings the same file in again, in earnest, for instance after what it speaks of has been added or after a trial. */
    @Transactional
    public UUID repeat(UUID id) {
        var run = find(id);
        requireAllowed(kinds.named(run.kind()));
        var again = insert(run.kind(), run.fileName(), run.mapping());
        files.copy(id, again);
        runs.size(again, run.bytes());
        var reading = run.reading();
        if (reading != null) runs.readAs(again, reading);
        if (run.takeKnown()) runs.takeKnown(again);
        if (run.addUnknown()) runs.addUnknown(again);
        runs.treat(again, run.treatment().inEarnest());
        return again;
    }

    /** Ends an import after the rows that are in. */
    @Transactional
    public void cancel(UUID id) {
        var run = find(id);
        requireAllowed(kinds.named(run.kind()));
        if (!runs.cancel(id)) throw Refused.conflict("import.over");
    }

    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN, Role.AUDITOR})
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public ImportStatus get(UUID id) {
        return status(find(id), true);
    }

    /** Newest first, without their errors; one's own for those who do not see all. */
    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN, Role.AUDITOR})
    @ForThoseConcerned
    public Page<ImportStatus> list(int limit, @Nullable String after) {
        var by = access.current().filter(asker -> !asker.seesAll()).map(Person::id);
        return runs.list(by.orElse(null), limit, after).map(run -> status(run, false));
    }

    /** All rejected rows of an import, in the order of the file. */
    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN, Role.AUDITOR})
    @ForThoseConcerned
    public Page<ImportStatus.Error> errors(UUID id, int limit, @Nullable String after) {
        find(id);
        return runs.errors(id, limit, after == null ? At.BEFORE_ALL : at(after)).map(this::error);
    }

    /** All that people should know of rows that are in, in the order of the file. */
    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN, Role.AUDITOR})
    @ForThoseConcerned
    public Page<ImportStatus.Error> notes(UUID id, int limit, @Nullable String after) {
        find(id);
        return runs.notes(id, limit, after == null ? At.BEFORE_ALL : at(after)).map(this::error);
    }

    /** Whether files of a kind are tables. */
    @ForEverybody("what a file looks like holds no data")
    public boolean isTable(String kindName) {
        return kinds.named(kindName).isTable();
    }

    /** The rows that were left out as a file, for those who may bring it in again. */
    public LeftOutFile leftOut(UUID id) {
        var run = find(id);
        var kind = kinds.named(run.kind());
        requireAllowed(kind);
        var reading = run.reading();
        if (reading == null) throw Refused.conflict("import.left-out-no-table");
        if (run.rejected() == 0) throw Refused.conflict("import.nothing-left-out");
        if (!files.has(id)) throw Refused.conflict("import.file-gone");
        var rows = LeftOutFile.all((Optional<ImportRuns.Error> last) -> runs.errors(
                                id, ERRORS_READ, last.map(ImportRuns.Error::at).orElse(At.BEFORE_ALL))
                        .items())
                .map(error -> new LeftOutFile.LeftOut(error.row(), in -> reasons.text(error.reason(), in)));
        return new LeftOutFile(
                run.fileName(),
                reading,
                () -> Tables.read(ImportSources.unpacked(files.open(id)), reading, ImportColumns.of(kind)),
                rows.iterator(),
                locale());
    }

    private void requireAllowed(ImportKind kind) {
        access.requireRole(kinds.roles(kind).toArray(Role[]::new));
    }

    private static void requireReadable(
            ImportKind kind, InputStreamSource file, @Nullable FileReading reading, @Nullable String mapping) {
        try (var content = opened(file);
                var rows = ImportSources.open(kind, content, reading, mapping)) {
            if (rows.next().isEmpty() && kind.isTable()) throw Refused.invalid("import.no-rows");
        } catch (RowRejected e) {
            // the first row is bad, the file is not
        } catch (IOException e) {
            throw Refused.invalid("import.not-readable");
        }
    }

    private static InputStream opened(InputStreamSource file) {
        try {
            return file.getInputStream();
        } catch (IOException e) {
            throw Refused.invalid("import.not-readable");
        }
    }

    private UUID insert(String kind, @Nullable String fileName, @Nullable String mapping) {
        var id = Ids.next();
        var name = Objects.requireNonNullElse(CleanText.lineOrNull(fileName), kind);
        var me = access.current().map(Person::id).orElse(null);
        if (me != null && runs.waiting(me) >= MOST_WAITING)
            throw Refused.conflict("import.too-many-waiting", MOST_WAITING);
        runs.insert(id, kind, name.substring(0, Math.min(name.length(), LONGEST_NAME)), mapping, me);
        AfterCommit.then(worker::wake);
        return id;
    }

    private ImportStatus status(ImportRun run, boolean withErrors) {
        var errors = withErrors
                ? runs.errors(run.id(), ERRORS_SHOWN, At.BEFORE_ALL)
                        .map(this::error)
                        .items()
                : List.<ImportStatus.Error>of();
        var notes = withErrors
                ? runs.notes(run.id(), ERRORS_SHOWN, At.BEFORE_ALL)
                : new Page<ImportRuns.Error>(List.of(), null);
        return new ImportStatus(
                run.id(),
                run.kind(),
                run.state(),
                run.treatment().trial(),
                run.undone() != null,
                run.undone(),
                run.rows(),
                run.accepted(),
                run.rejected(),
                run.accepted() - run.changed() - run.known() - run.skipped(),
                run.changed(),
                run.known(),
                run.skipped(),
                run.alike(),
                errors,
                run.rejected() - errors.size(),
                notes.map(this::error).items(),
                notes.next() != null,
                run.fileName(),
                run.percent(),
                waitsFor(run),
                Optional.ofNullable(run.failure())
                        .map(reason -> reasons.text(reason, locale()))
                        .orElse(null),
                run.createdAt(),
                run.endedAt());
    }

    private ImportStatus.@Nullable Waiting waitsFor(ImportRun run) {
        if (run.state() != ImportState.WAITING) return null;
        var before = runs.before(run);
        if (before.isEmpty()) return null;
        var first = before.getFirst();
        return new ImportStatus.Waiting(first.id(), first.kind(), first.fileName(), first.percent(), before.size());
    }

    private ImportStatus.Error error(ImportRuns.Error error) {
        return new ImportStatus.Error(error.line(), reasons.text(error.reason(), locale()));
    }

    private Locale locale() {
        return access.current().map(Person::locale).orElse(Locale.ENGLISH);
    }

    /** One's own, or any for those who see all. */
    private ImportRun find(UUID id) {
        var asker = access.current();
        return runs.find(id)
                .filter(run -> asker.isEmpty()
                        || asker.get().seesAll()
                        || asker.get().id().equals(run.startedBy()))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    private static At at(String cursor) {
        var parts = Cursor.parse(cursor, 2);
        try {
            return new At(Long.parseLong(parts.get(0)), Integer.parseInt(parts.get(1)));
        } catch (NumberFormatException e) {
            throw Refused.invalid("error.bad-cursor");
        }
    }
}
