package dev.rapport.inbox;

import java.util.Set;
import java.util.UUID;

/** A list of tasks that a person put together and named. */
public record TaskFilter(UUID id, String name, Conditions conditions) {

    /** WORK: what one has and what one's teams may take. */
    public enum Scope {
        WORK,
        MINE,
        TEAM,
        ALL
    }

    /** OVERDUE: past its due time; TODAY and WEEK: due until the end of the person's day or week, or overdue. */
    public enum Due {
        ANY,
        OVERDUE,
        TODAY,
        WEEK
    }

    /**
     * What a task must fulfil, all of it.
     *
     * @param processes ids of processes; empty for all
     * @param tiers of the customer; empty for all, and for tasks without a customer
     * @param priority the lowest that is shown, from 0 to 100
     */
    public record Conditions(Scope scope, Due due, Set<String> processes, Set<String> tiers, int priority) {

        public Conditions {
            processes = Set.copyOf(processes);
            tiers = Set.copyOf(tiers);
        }
    }
}
