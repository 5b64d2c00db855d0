package dev.rapport.engine;

/** A process instance was started a second time by the same message. */
final class SecondInstance extends RuntimeException {

    private final long first;

    SecondInstance(long first) {
        super("instance %d was started by the same message".formatted(first), null, false, false);
        this.first = first;
    }

    long first() {
        return first;
    }
}
