package dev.rapport.inbox;

import dev.rapport.platform.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What the asker may do with a task as it stands; who may do nothing of it may only look.
 *
 * @param hindrance why they may not complete it; absent when they may, or when it is not open any more
 */
public record TaskRights(
        boolean claim,
        boolean release,
        boolean complete,
        @Nullable Refused hindrance) {

    static final TaskRights NONE = new TaskRights(false, false, false, null);
}
