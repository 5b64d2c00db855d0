package dev.rapport.studio.check;

import dev.rapport.platform.Word;

/** Everything that is looked for in a model. The sentences stand under {@code studio.rule.} in the message files. */
public enum Rule implements Word {
    /** Another text than BPMN, or not exactly one process that runs. */
    READABLE(Severity.ERROR),
    /** The engine would refuse it. */
    SOUND(Severity.ERROR),
    /** Its id is one that an address, a file and a message can bear. */
    PROCESS_ID(Severity.ERROR),
    /** A task of people is one of the engine's own, not a job that looks like one. */
    REAL_USER_TASK(Severity.ERROR),
    /** A task without a form asks nothing, unless the property {@code form} with the value {@code none} says so. */
    FORM(Severity.WARNING),
    FORM_EXISTS(Severity.ERROR),
    /** A task that is nobody's and no team's is found by nobody. */
    FOR_SOMEBODY(Severity.ERROR),
    TEAM_EXISTS(Severity.ERROR),
    JOB_TYPE(Severity.ERROR),
    JOB_TYPE_EXISTS(Severity.ERROR),
    MESSAGE_EXISTS(Severity.ERROR),
    CORRELATED(Severity.ERROR),
    DEFAULT_FLOW(Severity.ERROR),
    CONDITION(Severity.ERROR),
    NAMED(Severity.ERROR),
    NAMED_IN_BOTH(Severity.ERROR),
    SHORT_NAME(Severity.ERROR),
    DRAWN(Severity.ERROR),
    /** The engine reads task listeners and never calls them. */
    TASK_LISTENER(Severity.ERROR),
    /** The engine will not take running cases to such a version, nor from it. */
    BLOCKS_MIGRATION(Severity.WARNING),
    /** A message that the product sends to this process would be lost without a word. */
    KEEPS_MESSAGES(Severity.ERROR),
    /** The product knows a step by its id, and fills in or checks its form. */
    KEEPS_STEPS(Severity.WARNING);

    private final Severity severity;

    Rule(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }

    /** Of the sentence that says what is wrong, and what to do. */
    public String key() {
        return "studio.rule." + word();
    }
}
