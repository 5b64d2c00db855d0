package dev.rapport.sales;

import dev.rapport.imports.BroughtCases;
import dev.rapport.imports.UndoableImportKind.Undone;
import dev.rapport.platform.SubjectId;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes away leads and opportunities that an import brought and nobody worked on; their owners are free for others. */
@Component
class SalesUndo {

    private final JdbcClient jdbc;
    private final BroughtCases cases;
    private final LeadLoads loads;

    SalesUndo(JdbcClient jdbc, BroughtCases cases, LeadLoads loads) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.loads = loads;
    }

    Undone leads(UUID run, @Nullable String place, int most) {
        return cases.undo(run, place, most, page -> lock("lead", page), loads::release);
    }

    Undone opportunities(UUID run, @Nullable String place, int most) {
        return cases.undo(run, place, most, page -> lock("opportunity", page), gone -> {});
    }

    /** What their processes write meanwhile is waited for. */
    private void lock(String table, Collection<SubjectId> page) {
        jdbc.sql("select id from %s where id = any(:page) order by id for update".formatted(table))
                .param("page", page.stream().map(SubjectId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }
}
