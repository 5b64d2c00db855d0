package dev.rapport.service;

import org.jspecify.annotations.Nullable;

/**
 * What kind of ticket it is, how much it presses and which team answers it.
 *
 * @param category absent until it is classified
 * @param priority absent until it is classified, unless whoever opened it said so
 * @param team key of the team, from the start, so that a ticket is never out of everybody's sight
 */
public record Triage(@Nullable String category, @Nullable Priority priority, String team) {

    /** The team that sees what nobody has classified yet. */
    public static final String INTAKE = "service-l1";

    static Triage open(@Nullable Priority priority) {
        return new Triage(null, priority, INTAKE);
    }

    Triage with(Priority other) {
        return new Triage(category, other, team);
    }

    Triage in(String otherTeam) {
        return new Triage(category, priority, otherTeam);
    }
}
