package dev.rapport.escalation;

/** Who is asked to help with a case whose time has run out. */
public enum Level {
    TEAM_LEAD,
    NEXT_LEVEL,
    MANAGEMENT
}
