package dev.rapport.access.web;

import dev.rapport.access.StaffChange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was changed about a person or a team; without a person who did it when an import or the system did. */
record StaffChangeAnswer(
        Instant at,
        @Nullable UUID by,
        StaffChange.What what,
        @Nullable String before,
        @Nullable String after) {

    static List<StaffChangeAnswer> of(List<StaffChange> changes) {
        return changes.stream()
                .map(change -> {
                    var by = change.by();
                    return new StaffChangeAnswer(
                            change.at(),
                            by == null ? null : by.value(),
                            change.what(),
                            change.before(),
                            change.after());
                })
                .toList();
    }
}
