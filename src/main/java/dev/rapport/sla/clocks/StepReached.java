package dev.rapport.sla.clocks;

import java.time.Instant;

/** A step of a ladder that has come, or will if the clock counts on from now. */
record StepReached(LadderStep step, Instant at) {}
