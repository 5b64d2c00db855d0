package dev.rapport.service;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A case of a foreign log: a trace of XES (IEEE 1849) with its events in the order of the file. */
record LogCase(long line, Map<String, String> attributes, List<LogEvent> events) {

    static final String NAME = "concept:name";

    /** Something that happened in a case; what it does not say itself, the case says. */
    record LogEvent(long line, Map<String, String> attributes) {}

    @Nullable
    String name() {
        return attributes.get(NAME);
    }

    @Nullable
    String value(LogEvent event, String attribute) {
        var own = event.attributes().get(attribute);
        return own != null ? own : attributes.get(attribute);
    }
}
