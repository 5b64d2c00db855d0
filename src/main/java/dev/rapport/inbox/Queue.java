package dev.rapport.inbox;

import dev.rapport.platform.Refused;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A list of tasks that somebody works through.
 *
 * @param which key of one team, absent for all of one's teams; of a filter its id
 */
public record Queue(Kind kind, @Nullable String which) {

    /**
     * MINE: assigned to me. TEAM: nobody has them, my teams may take them. ALL: everything, for those who see all.
     * FILTER: as one of my filters says.
     */
    public enum Kind {
        MINE,
        TEAM,
        ALL,
        FILTER
    }

    public static final Queue MINE = new Queue(Kind.MINE, null);
    public static final Queue MY_TEAMS = new Queue(Kind.TEAM, null);
    public static final Queue ALL = new Queue(Kind.ALL, null);

    public static Queue of(String team) {
        return new Queue(Kind.TEAM, team);
    }

    public static Queue filter(String id) {
        return new Queue(Kind.FILTER, id);
    }

    /** Reads {@code mine}, {@code team}, {@code all}, {@code team:<key>} or {@code filter:<id>}. */
    public static Queue parse(String text) {
        if (text.startsWith("team:")) return of(text.substring("team:".length()));
        if (text.startsWith("filter:")) return filter(text.substring("filter:".length()));
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
        return which == null ? name : name + ":" + which;
    }
}
