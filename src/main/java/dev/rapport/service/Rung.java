package dev.rapport.service;

/** How far a ticket has climbed the escalation ladder. */
public enum Rung implements Word {
    NONE,
    OWNER,
    TEAM_LEAD,
    NEXT_LEVEL,
    MANAGEMENT
}
