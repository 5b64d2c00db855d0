package dev.rapport.platform;

import java.util.UUID;

/**
 * Identifies anything with a number and a story: a lead, an opportunity, a ticket, a member. It is also the
 * correlation key of the subject's messages to the engine.
 */
public record SubjectId(UUID value) {

    public static SubjectId of(String text) {
        return new SubjectId(Ids.parse(text));
    }

    public static SubjectId next() {
        return new SubjectId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
