package dev.rapport.marketing.segments;

import org.jspecify.annotations.Nullable;

/**
 * Which segments somebody wants to see.
 *
 * @param words in name or purpose; all if empty
 * @param stuck those only that cannot be computed any more
 * @param removed those that can be brought back, instead of those that stand
 */
public record SegmentFilter(String words, @Nullable SegmentState state, boolean stuck, boolean removed) {}
