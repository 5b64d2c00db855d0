package dev.rapport.customer.merge;

import dev.rapport.customer.CustomerProfile;
import dev.rapport.platform.Revision;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two customers side by side, before they become one.
 *
 * @param moves how many rows the one that goes has, by table
 * @param shared ids of the contact points of either that the other has too: masked, others may look like them
 * @param revision to be given back by whoever makes them one
 */
public record Comparison(
        CustomerProfile survivor,
        CustomerProfile gone,
        List<Line> lines,
        Map<String, Long> moves,
        Set<UUID> shared,
        Revision revision) {

    /**
     * One field of both.
     *
     * @param field by which a choice is told
     * @param usual whose value stands where nobody chooses
     */
    public record Line(
            String field,
            @Nullable String survivor,
            @Nullable String gone,
            boolean differs,
            Side usual) {}
}
