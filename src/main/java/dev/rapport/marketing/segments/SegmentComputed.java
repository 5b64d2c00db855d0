package dev.rapport.marketing.segments;

import java.util.UUID;

/** All members of a segment were computed. Published in the transaction that wrote them. */
public record SegmentComputed(UUID segment, long came, long went) {}
