package dev.rapport.engine;

import dev.rapport.platform.SubjectId;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * A BPMN message to be published.
 *
 * @param id the event it follows from; the engine ignores a second message of the same id while the first one lives
 * @param subject whom it is about: the process variable {@code subjectId}
 * @param correlation the correlation key: the subject, or one instance among several of it
 * @param timeToLive how long it waits for somebody to listen; zero when a late delivery would be a surprise
 * @param variables what gateways read: ids and routing facts, never names, phones or texts
 * @param urgent whether it overtakes others, earlier ones about the same subject too
 */
public record ProcessMessage(
        UUID id,
        String name,
        SubjectId subject,
        String correlation,
        Duration timeToLive,
        Map<String, Object> variables,
        boolean urgent) {

    /** A message for whoever listens about the subject. */
    public ProcessMessage(UUID id, String name, SubjectId subject, Duration timeToLive, Map<String, Object> variables) {
        this(id, name, subject, subject.toString(), timeToLive, variables, false);
    }

    /** A message that starts a process; it lives for hours so that a repeat within them is ignored. */
    public static ProcessMessage start(UUID id, String name, SubjectId subject, Map<String, Object> variables) {
        return new ProcessMessage(id, name, subject, Duration.ofHours(4), variables);
    }

    /**
     * A message that starts an instance of its own, however many of the same process the subject has already. Its id is
     * the correlation key by which that instance alone can be told something.
     */
    public static ProcessMessage startAnother(UUID id, String name, SubjectId subject, Map<String, Object> variables) {
        return new ProcessMessage(id, name, subject, id.toString(), Duration.ofHours(4), variables, false);
    }

    /** The same, which need not wait for what is not late. Only for messages that stand alone. */
    public ProcessMessage urgently() {
        return new ProcessMessage(id, name, subject, correlation, timeToLive, variables, true);
    }

    /** A message for the instance that another message started. */
    public static ProcessMessage toInstance(
            UUID started, UUID id, String name, SubjectId subject, Duration timeToLive) {
        return new ProcessMessage(id, name, subject, started.toString(), timeToLive, Map.of(), false);
    }

    /** A message for those who listen right now; nobody listening means it is gone. */
    public static ProcessMessage now(UUID id, String name, SubjectId subject, Map<String, Object> variables) {
        return new ProcessMessage(id, name, subject, Duration.ZERO, variables);
    }
}
