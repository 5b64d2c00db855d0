package dev.rapport.engine;

/** The engine was given a message a second time, and the step that it leads to was done for the first one. */
final class RepeatedMessage extends RuntimeException {

    RepeatedMessage(JobStep step) {
        super("message " + step.message() + " was dealt with in step " + step.elementId(), null, false, false);
    }
}
