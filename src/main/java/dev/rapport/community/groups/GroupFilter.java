package dev.rapport.community.groups;

import dev.rapport.platform.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Which groups a list shows; what is absent does not matter.
 *
 * @param text part of a name or a number
 * @param channel where they live
 * @param mine only those that the asker answers for
 */
public record GroupFilter(
        @Nullable String text,
        @Nullable GroupState state,
        @Nullable String channel,
        boolean mine) {

    public static final GroupFilter ALL = new GroupFilter(null, null, null, false);

    public GroupFilter {
        if (text != null && text.length() > 200) throw Refused.invalid("group.search-too-long");
    }
}
