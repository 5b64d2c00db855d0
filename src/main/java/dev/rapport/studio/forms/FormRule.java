package dev.rapport.studio.forms;

import dev.rapport.platform.Word;
import dev.rapport.studio.check.Severity;

/** Everything that is looked for in a form. The sentences stand under {@code studio.form-rule.} in the message files. */
public enum FormRule implements Word {
    /** Another text than a form, or a larger one than anybody can fill in. */
    READABLE(Severity.ERROR),
    /** Its id is one that a model, an address and a file can bear. */
    FORM_ID(Severity.ERROR),
    /** What the server does not check is not asked: it would refuse the answer, or take any. */
    KNOWN_TYPE(Severity.ERROR),
    /** An input without a key that expressions can name is lost. */
    KEYED(Severity.ERROR),
    UNIQUE_KEY(Severity.ERROR),
    LABELLED(Severity.ERROR),
    IN_BOTH(Severity.ERROR),
    CHOICES(Severity.ERROR),
    /** An expression that nobody can read holds never, in silence. */
    EXPRESSION(Severity.ERROR),
    /** What only the browser would see to. */
    ENFORCED(Severity.ERROR),
    /** The server decides field by field: a group that hides would leave its required fields missing. */
    HIDDEN_GROUP(Severity.ERROR),
    /** Words are words: no HTML beyond plain emphasis, no pictures from elsewhere. */
    PLAIN(Severity.ERROR),
    /** A process decides by an answer that the form would ask no more. */
    KEEPS_ANSWERS(Severity.ERROR),
    /** The product may want an answer that the form would ask no more. */
    KEEPS_KEYS(Severity.WARNING),
    /** A way to answer is gone, after which a process may go on otherwise. */
    KEEPS_CHOICES(Severity.WARNING);

    private final Severity severity;

    FormRule(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }

    /** Of the sentence that says what is wrong, and what to do. */
    public String key() {
        return "studio.form-rule." + word();
    }
}
