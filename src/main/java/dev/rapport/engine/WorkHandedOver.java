package dev.rapport.engine;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else answers for a subject from now on; its open tasks go to them once this is committed.
 *
 * @param elements ids of the elements whose tasks are the owner's; others stay where they are
 * @param owner absent when it went back to the team
 * @param team key of the team that may take the tasks
 */
public record WorkHandedOver(
        SubjectId subject, Set<String> elements, @Nullable UserId owner, String team) {

    public WorkHandedOver {
        elements = Set.copyOf(elements);
    }
}
