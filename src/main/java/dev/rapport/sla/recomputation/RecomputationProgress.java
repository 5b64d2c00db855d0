package dev.rapport.sla.recomputation;

/** A recomputation of open clocks went on or ended, on whichever copy of the application. Published outside transactions. */
public record RecomputationProgress(String key) {}
