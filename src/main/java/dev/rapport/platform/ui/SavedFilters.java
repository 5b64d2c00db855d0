package dev.rapport.platform.ui;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The filters that the person asking kept for a list page, and those shared with their teams (a Spring bean). */
public interface SavedFilters {

    int LONGEST_NAME = 60;

    /** By name. */
    List<SavedFilter> of(String page);

    /**
     * Keeps what is chosen under a name, in place of one's own of that name.
     *
     * @param team key of a team that shall have it too
     */
    void save(String page, String name, @Nullable String team, Map<String, String> address);

    /** Names one's own anew, and shares it or no longer. */
    void change(UUID id, String name, @Nullable String team);

    /** Removes one's own; those of others stay theirs. */
    void remove(UUID id);

    /** The teams that one may share with: names by key. */
    Map<String, String> teams();
}
