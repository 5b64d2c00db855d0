package dev.rapport.customer.quality.ui;

import dev.rapport.imports.ImportStatus;
import dev.rapport.imports.Imports;
import dev.rapport.platform.ui.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The last imports that made something, by file and time. */
record ImportNames(Map<UUID, String> names) {

    private static final int LAST = 100;

    static ImportNames of(Imports imports) {
        var names = new LinkedHashMap<UUID, String>();
        imports.list(LAST, null).items().stream()
                .filter(run -> run.created() > 0 && !run.trial() && !run.undone())
                .forEach(run -> names.put(run.id(), name(run)));
        return new ImportNames(names);
    }

    List<UUID> ids() {
        return List.copyOf(names.keySet());
    }

    String name(UUID run) {
        return names.getOrDefault(run, run.toString());
    }

    private static String name(ImportStatus run) {
        return run.fileName() + " · " + Times.exact(run.createdAt());
    }
}
