package dev.rapport.studio;

import dev.rapport.engine.Traffic;
import java.util.List;
import java.util.Map;

/**
 * A version of a process, ready to be drawn.
 *
 * @param names what elements are called in the asker's language, where that is not what the diagram says
 * @param steps the elements that have a name and that cases came to, the busiest first
 */
public record ProcessDrawing(ProcessVersion version, String xml, Map<String, String> names, List<Step> steps) {

    /** An element and what went through it. */
    public record Step(String elementId, String name, Traffic traffic) {}
}
