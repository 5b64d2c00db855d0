package dev.rapport.imports;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.AfterCommit;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Undoes whole imports: for those who may bring in files of the kind, of imports that they see. */
@ForThoseConcerned
@Component
public class ImportUndos {

    private final Imports imports;
    private final ImportKinds kinds;
    private final UndoRuns undos;
    private final UndoWorker worker;
    private final Reasons reasons;
    private final Access access;

    ImportUndos(Imports imports, ImportKinds kinds, UndoRuns undos, UndoWorker worker, Reasons reasons, Access access) {
        this.imports = imports;
        this.kinds = kinds;
        this.undos = undos;
        this.worker = worker;
        this.reasons = reasons;
        this.access = access;
    }

    /**
     * How an undo fares.
     *
     * @param gone what the import had made and is no more
     * @param back what it had changed and is as before
     * @param stays what stays because somebody built on it
     */
    public record Undo(boolean done, int percent, long gone, long back, long stays) {

        public UndoOutcome outcome() {
            return UndoOutcome.of(gone, back, stays);
        }
    }

    /** Absent as long as nobody asked for it. */
    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN, Role.AUDITOR})
    @ForThoseConcerned
    public Optional<Undo> of(UUID id) {
        imports.get(id);
        return undos.find(id).map(ImportUndos::shown);
    }

    /** Whether imports of the kind can be undone at all, by the asker. */
    @ForEverybody("tells only what the asker may")
    public boolean isOffered(String kindName) {
        var kind = kinds.named(kindName);
        return kind instanceof UndoableImportKind
                && access.hasRole(kinds.roles(kind).toArray(Role[]::new));
    }

    /** What would become of it, counted now. */
    @Transactional(readOnly = true)
    public UndoableImportKind.Prospect prospect(UUID id) {
        return undoable(id).prospect(id);
    }

    /** Begins to undo an import that has ended; once only. */
    @Transactional
    public void undo(UUID id) {
        var kind = undoable(id);
        var by = access.current().map(Person::id).orElse(null);
        if (!undos.ask(id, kind.prospect(id).total(), by)) throw Refused.conflict("import.undo-asked");
        AfterCommit.then(worker::wake);
    }

    /** What stays, each with the reason. */
    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN, Role.AUDITOR})
    @ForThoseConcerned
    public Page<String> stays(UUID id, int limit, @Nullable String after) {
        imports.get(id);
        var locale = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        return undos.stays(id, limit, after).map(reason -> reasons.text(reason, locale));
    }

    private UndoableImportKind undoable(UUID id) {
        var status = imports.get(id);
        var kind = kinds.named(status.kind());
        access.requireRole(kinds.roles(kind).toArray(Role[]::new));
        if (!(kind instanceof UndoableImportKind undoable)) throw Refused.conflict("import.undo-not", status.kind());
        if (status.trial()) throw Refused.conflict("import.undo-trial");
        if (!status.state().ended()) throw Refused.conflict("import.undo-runs");
        if (undos.find(id).isPresent()) throw Refused.conflict("import.undo-asked");
        return undoable;
    }

    private static Undo shown(UndoRuns.UndoRun undo) {
        var worked = undo.gone() + undo.back() + undo.stays();
        var percent = undo.done() ? 100 : undo.total() == 0 ? 0 : (int) Math.min(99, worked * 100 / undo.total());
        return new Undo(undo.done(), percent, undo.gone(), undo.back(), undo.stays());
    }
}
