package dev.rapport.sla.recomputation;

import org.springframework.modulith.NamedInterface;

/** A recomputation of open clocks went on or ended, on whichever copy of the application. Published outside transactions. */
@NamedInterface("recomputation")
public record RecomputationProgress(String key) {}
