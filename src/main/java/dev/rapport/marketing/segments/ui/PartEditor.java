package dev.rapport.marketing.segments.ui;

import dev.rapport.marketing.segments.ConditionPart;

/** A part of a condition that somebody builds. */
interface PartEditor {

    void show(ConditionPart part);

    /** As it stands, whole or not. */
    ConditionPart part();

    /**
     * Says what is wrong with it.
     *
     * @param place below this part, such as {@code .parts[0].value}
     */
    void say(String place, String wrong);
}
