package dev.rapport.engine;

/** The engine did not answer in time, or is too busy. The command may or may not have been carried out. */
final class EngineAway extends RuntimeException {

    EngineAway(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
