package dev.rapport.imports;

import dev.rapport.cases.CaseRemoval;
import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.imports.UndoableImportKind.Prospect;
import dev.rapport.imports.UndoableImportKind.Undone;
import dev.rapport.platform.KeptByHold;
import dev.rapport.platform.SubjectId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases that imports made, and their end when an import is undone and nobody worked on them. */
@Component
public class BroughtCases {

    private static final int MOST_COUNTED = 1_000;
    private static final int MOST_REMOVED = 200;
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final CaseRemoval removal;
    private final Subjects subjects;
    private final KeptByHold holds;

    BroughtCases(JdbcClient jdbc, CaseRemoval removal, Subjects subjects, KeptByHold holds) {
        this.holds = holds;
        this.jdbc = jdbc;
        this.removal = removal;
        this.subjects = subjects;
    }

    /** @param run absent where no import brings them */
    public void remember(@Nullable UUID run, Collection<SubjectId> cases) {
        if (run == null || cases.isEmpty()) return;
        jdbc.sql("""
            insert into import_case (import_id, subject_id)
            select :run, id
            from unnest(cast(:cases as uuid[])) as brought (id)
            on conflict do nothing
            """)
                .param("run", run)
                .param("cases", cases.stream().map(SubjectId::value).toArray(UUID[]::new))
                .update();
    }

    public Prospect prospect(UUID run) {
        var goes = 0L;
        var stays = 0L;
        @Nullable UUID before = null;
        do {
            var page = page(run, before, MOST_COUNTED);
            var held = removal.held(page).size();
            stays += held;
            goes += page.size() - held;
            before = page.size() < MOST_COUNTED ? null : page.getLast().value();
        } while (before != null);
        return new Prospect(goes, 0, stays);
    }

    /**
     * Takes some of them away inside a transaction, the newest first, since what came later may be part of what came before.
     *
     * @param place where it goes on; absent at the beginning
     * @param lock keeps the rows of that module from others' changes until the transaction ends
     * @param leave does what else is to be done with those that go, while they are still there
     */
    public Undone undo(
            UUID run,
            @Nullable String place,
            int most,
            Consumer<Collection<SubjectId>> lock,
            Consumer<Set<SubjectId>> leave) {
        var limit = Math.min(most, MOST_REMOVED);
        var page = page(run, place == null ? null : UUID.fromString(place), limit);
        if (page.isEmpty()) return new Undone(0, 0, List.of(), null);
        removal.begin(page);
        lock.accept(page);
        removal.lock(page);
        var held = removal.held(page);
        var goes = new HashSet<>(page);
        goes.removeAll(held);
        if (!goes.isEmpty()) {
            leave.accept(goes);
            removal.remove(goes);
            forget(goes);
        }
        var next = page.size() < limit ? null : page.getLast().toString();
        return new Undone(goes.size(), 0, notes(held), next);
    }

    private List<RowNote> notes(Set<SubjectId> held) {
        var byHold = holds.cases(held);
        return subjects.find(held).values().stream()
                .sorted(Comparator.comparing(Subject::number))
                .map(one -> new RowNote(
                        byHold.contains(one.id()) ? "import.undo.case-held" : "import.undo.case-stays", one.number()))
                .toList();
    }

    private List<SubjectId> page(UUID run, @Nullable UUID before, int most) {
        return jdbc.sql("""
            select subject_id
            from import_case
            where import_id = :run
                and subject_id < :before
            order by subject_id desc
            limit :most
            """)
                .param("run", run)
                .param("before", before == null ? LAST : before)
                .param("most", most)
                .query((row, number) -> new SubjectId(row.getObject("subject_id", UUID.class)))
                .list();
    }

    private void forget(Set<SubjectId> gone) {
        jdbc.sql("delete from import_case where subject_id = any(:gone)")
                .param("gone", gone.stream().map(SubjectId::value).toArray(UUID[]::new))
                .update();
    }
}
