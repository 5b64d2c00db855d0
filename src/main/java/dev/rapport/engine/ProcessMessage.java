package dev.rapport.engine;

import dev.rapport.platform.SubjectId;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * A BPMN message to be published.
 *
 * @param id the event it follows from; the engine ignores a second message of the same id while the first one lives
 * @param subject the correlation key, and the process variable {@code subjectId}
 * @param timeToLive how long it waits for somebody to listen; zero when a late delivery would be a surprise
 * @param variables what gateways read: ids and routing facts, never names, phones or texts
 */
public record ProcessMessage(
        UUID id, String name, SubjectId subject, Duration timeToLive, Map<String, Object> variables) {

    /** A message that starts a process; it lives for hours so that a repeat within them is ignored. */
    public static ProcessMessage start(UUID id, String name, SubjectId subject, Map<String, Object> variables) {
        return new ProcessMessage(id, name, subject, Duration.ofHours(4), variables);
    }

    /** A message for those who listen right now; nobody listening means it is gone. */
    public static ProcessMessage now(UUID id, String name, SubjectId subject, Map<String, Object> variables) {
        return new ProcessMessage(id, name, subject, Duration.ZERO, variables);
    }
}
