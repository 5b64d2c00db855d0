package dev.rapport.access;

import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;

/** How somebody stands to a customer or a case. The nearest counts. */
public enum Standing {
    OWNER,
    /** Works with the customer beside its owner. */
    COLLABORATOR,
    /** Of the team that it lies with. */
    TEAM,
    OTHER;

    static Standing of(Person asker, @Nullable UserId owner, @Nullable String team) {
        if (asker.id().equals(owner)) return OWNER;
        return team != null && asker.teams().contains(team) ? TEAM : OTHER;
    }
}
