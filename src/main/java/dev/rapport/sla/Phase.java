package dev.rapport.sla;

/** What a clock is doing. Off hours are no phase: a counting clock stays so at night and gains nothing. */
public enum Phase {
    COUNTING,
    PAUSED,
    STOPPED
}
