package dev.rapport.marketing.segments;

import dev.rapport.marketing.segments.SegmentWork.Live;

/** The database refuses what a segment asks, as it would each time. */
class SegmentNotComputed extends RuntimeException {

    private final transient Live segment;

    SegmentNotComputed(Live segment, RuntimeException cause) {
        super(cause);
        this.segment = segment;
    }

    Live segment() {
        return segment;
    }
}
