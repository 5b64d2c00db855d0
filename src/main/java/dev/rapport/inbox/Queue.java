package dev.rapport.inbox;

import dev.rapport.platform.Refused;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A list of tasks that somebody works through.
 *
 * @param team key of one team; absent for all of one's teams
 */
public record Queue(Kind kind, @Nullable String team) {

    /** MINE: assigned to me. TEAM: nobody has them, my teams may take them. ALL: everything, for those who see all. */
    public enum Kind {
        MINE,
        TEAM,
        ALL
    }

    public static final Queue MINE = new Queue(Kind.MINE, null);
    public static final Queue MY_TEAMS = new Queue(Kind.TEAM, null);
    public static final Queue ALL = new Queue(Kind.ALL, null);

    public static Queue of(String team) {
        return new Queue(Kind.TEAM, team);
    }

    /** Reads {@code mine}, {@code team}, {@code all} or {@code team:<key>}. */
    public static Queue parse(String text) {
        if (text.startsWith("team:")) return of(text.substring("team:".length()));
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "mine" -> MINE;
            case "team" -> MY_TEAMS;
            case "all" -> ALL;
            default -> throw Refused.invalid("inbox.no-such-queue", text);
        };
    }

    @Override
    public String toString() {
        var name = kind.name().toLowerCase(Locale.ROOT);
        return team == null ? name : name + ":" + team;
    }
}
