package dev.rapport.customer.relations;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands around a customer, near enough to be drawn. */
@Component
public class RelationGraph {

    private static final int MOST_NEAR = 10;
    private static final int MOST = 18;
    private static final int MOST_LINES = 60;

    /**
     * @param near who stands beside the middle; the others stand beside that one
     */
    public record Node(CustomerId id, String name, @Nullable CustomerId near) {}

    /**
     * @param bond seen from {@code from}; absent where {@code from} is a subsidiary of {@code to}
     */
    public record Line(
            CustomerId from, CustomerId to, @Nullable Bond bond) {}

    /**
     * @param nodes the one in the middle first
     * @param whole false when there are more than are drawn
     */
    public record Drawing(List<Node> nodes, List<Line> lines, boolean whole) {}

    private final RelationRows rows;
    private final Customers customers;

    RelationGraph(RelationRows rows, Customers customers) {
        this.rows = rows;
        this.customers = customers;
    }

    /** Those who stand beside the customer, the newest first, and as many of those beside them as fit. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Drawing around(CustomerId middle) {
        if (customers.card(middle).isEmpty()) throw Refused.notFound("error.no-such-id", middle);
        var beside = new LinkedHashMap<CustomerId, @Nullable CustomerId>();
        beside.put(middle, null);
        var whole = fill(beside, middle, MOST_NEAR + 1);
        for (var near : List.copyOf(beside.keySet())) if (!near.equals(middle)) whole &= fill(beside, near, MOST);
        return drawing(beside, whole);
    }

    /** False when not all fitted. */
    private boolean fill(Map<CustomerId, @Nullable CustomerId> beside, CustomerId one, int most) {
        var found = beside(one);
        for (var other : found) {
            if (beside.containsKey(other)) continue;
            if (beside.size() >= most) return false;
            beside.put(other, one);
        }
        return found.size() <= MOST;
    }

    private List<CustomerId> beside(CustomerId one) {
        return Stream.concat(
                        rows.firmsBeside(one, MOST).stream(),
                        rows.of(one, false, MOST + 1, null).stream()
                                .map(kept -> kept.from().equals(one) ? kept.to() : kept.from()))
                .distinct()
                .toList();
    }

    private Drawing drawing(Map<CustomerId, @Nullable CustomerId> beside, boolean whole) {
        var names = customers.names(beside.keySet());
        var nodes = beside.entrySet().stream()
                .map(entry -> new Node(entry.getKey(), names.getOrDefault(entry.getKey(), "–"), entry.getValue()))
                .toList();
        var lines = new ArrayList<Line>();
        rows.among(beside.keySet(), MOST_LINES)
                .forEach(kept -> lines.add(new Line(kept.from(), kept.to(), kept.bond())));
        rows.subsidiaries(beside.keySet()).forEach(one -> lines.add(new Line(one.firm(), one.parent(), null)));
        return new Drawing(nodes, List.copyOf(lines), whole);
    }
}
