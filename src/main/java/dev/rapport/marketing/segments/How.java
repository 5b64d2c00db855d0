package dev.rapport.marketing.segments;

import dev.rapport.platform.Word;

/** How parts of a condition belong together. */
public enum How implements Word {
    ALL,
    ANY,
    NONE
}
