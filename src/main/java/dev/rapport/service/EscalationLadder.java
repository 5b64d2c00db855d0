package dev.rapport.service;

import dev.rapport.access.Staff;
import dev.rapport.escalation.Level;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who is asked when a ticket's time runs out: the levels of service from the first to the last, then management. */
@Component
class EscalationLadder {

    private static final String MANAGEMENT = "management";

    private final List<String> levels;
    private final Staff staff;

    EscalationLadder(@Value("${rapport.service.levels:service-l1,service-l2}") List<String> levels, Staff staff) {
        this.levels = List.copyOf(levels);
        this.staff = staff;
    }

    /** Key of the team that is asked on the rung about a ticket of the team. */
    String team(Rung rung, String team) {
        return switch (rung) {
            case NONE, OWNER, TEAM_LEAD -> team;
            case NEXT_LEVEL -> nextTo(team);
            case MANAGEMENT -> MANAGEMENT;
        };
    }

    /** The levels that can be asked about a ticket of the team, lowest first, with the keys of their teams. */
    Map<Level, String> above(String team) {
        var next = nextTo(team);
        var levels = new EnumMap<Level, String>(Level.class);
        if (!next.equals(MANAGEMENT)) levels.put(Level.NEXT_LEVEL, next);
        levels.put(Level.MANAGEMENT, MANAGEMENT);
        return levels;
    }

    private String nextTo(String team) {
        var level = levels.indexOf(team);
        if (level >= 0) return level + 1 < levels.size() ? levels.get(level + 1) : MANAGEMENT;
        return staff.teamAbove(team).orElse(MANAGEMENT);
    }
}
