package dev.rapport.marketing.segments;

import dev.rapport.platform.CustomerId;
import java.util.List;
import java.util.UUID;

/**
 * Customers came into a live segment and left it, since something became known of them or time passed. Published in the
 * transaction that wrote it. Whoever is in it when it is computed for the first time or for another condition is not told
 * of one by one: {@link SegmentComputed}.
 */
public record SegmentTurned(UUID segment, List<CustomerId> entered, List<CustomerId> left) {}
