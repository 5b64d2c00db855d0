package dev.rapport.marketing.segments;

import dev.rapport.platform.Word;

/** Whether members come and go as they match, or stay those of a day. */
public enum SegmentState implements Word {
    LIVE,
    FROZEN
}
