package dev.rapport.studio.compare;

import dev.rapport.platform.Word;
import java.util.List;

/**
 * What became of an element.
 *
 * @param type such as {@code userTask}
 * @param name as it is called now, or was called where it is gone
 * @param differences what of it is another, where it was changed
 */
public record Change(Kind kind, String elementId, String type, String name, List<Difference> differences) {

    public enum Kind implements Word {
        ADDED,
        REMOVED,
        CHANGED,
        /** Only the drawing did. */
        MOVED
    }

    /**
     * One thing that is said otherwise.
     *
     * @param what a word of {@link Facet}, or where it stands in the text
     * @param before empty where it was not said
     * @param now empty where it is not said any more
     */
    public record Difference(String what, String before, String now) {}
}
