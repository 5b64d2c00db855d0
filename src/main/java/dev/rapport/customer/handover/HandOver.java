package dev.rapport.customer.handover;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The customers of one person on their way to others.
 *
 * @param fromName of the person
 * @param team key of the team to which customers go back
 * @param takers in their order; nobody: all go back to the team
 * @param takesCases whether the open cases of a customer go with it
 * @param endsAccess whether the person cannot log in any more from the start on
 * @param counts customers by how they stand
 */
public record HandOver(
        SubjectId id,
        String number,
        UserId from,
        String fromName,
        @Nullable String team,
        HandOverState state,
        List<Taker> takers,
        boolean takesCases,
        boolean endsAccess,
        String why,
        @Nullable UserId startedBy,
        Instant plannedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Map<Standing, Integer> counts) {

    /** @param customers how many are meant for the person */
    public record Taker(UserId person, String name, int customers) {}

    public int total() {
        return counts.values().stream().mapToInt(count -> count).sum();
    }

    /** How many need nothing more. */
    public int settled() {
        return counts.getOrDefault(Standing.DONE, 0) + counts.getOrDefault(Standing.KEPT, 0);
    }

    public int unsettled() {
        return Standing.UNSETTLED.stream()
                .mapToInt(standing -> counts.getOrDefault(standing, 0))
                .sum();
    }
}
