package dev.rapport.engine;

/** A passing fault: the job is tried again after a pause, and becomes an incident when it never succeeds. */
public class TryAgain extends RuntimeException {

    public TryAgain(String message) {
        super(message);
    }
}
