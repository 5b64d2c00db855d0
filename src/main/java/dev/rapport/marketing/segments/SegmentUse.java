package dev.rapport.marketing.segments;

import dev.rapport.platform.Phrase;
import java.util.List;
import java.util.UUID;

/** What works with segments: a bean of the module that uses them. A segment in use is not removed. */
public interface SegmentUse {

    /**
     * @param what in the reader's words
     * @param address of its page; empty if it has none
     */
    record UsedBy(Phrase what, String address) {}

    List<UsedBy> of(UUID segment);
}
