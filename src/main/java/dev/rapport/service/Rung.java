package dev.rapport.service;

import dev.rapport.platform.Word;

/** How far a ticket has climbed the escalation ladder. */
public enum Rung implements Word {
    NONE,
    OWNER,
    TEAM_LEAD,
    NEXT_LEVEL,
    MANAGEMENT
}
