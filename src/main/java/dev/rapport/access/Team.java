package dev.rapport.access;

import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A team. Its key is stable and is what processes name as the group that may take a task.
 *
 * @param active false for a team that is no longer offered
 */
public record Team(
        String key,
        String name,
        String chineseName,
        @Nullable String parent,
        @Nullable UserId lead,
        boolean active) {

    /** What somebody who replaces names, place and lead must have read. */
    public Revision revision() {
        return Revision.of(name, chineseName, parent, lead);
    }

    public String name(Locale locale) {
        return "zh".equals(locale.getLanguage()) ? chineseName : name;
    }
}
