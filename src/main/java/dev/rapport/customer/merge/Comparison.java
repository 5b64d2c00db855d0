package dev.rapport.customer.merge;

import dev.rapport.customer.CustomerProfile;
import dev.rapport.platform.Revision;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two customers side by side, before they become one.
 *
 * @param moves how many rows the one that goes has, by table
 * @param revision to be given back by whoever makes them one
 */
public record Comparison(
        CustomerProfile survivor, CustomerProfile gone, List<Line> lines, Map<String, Long> moves, Revision revision) {

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
