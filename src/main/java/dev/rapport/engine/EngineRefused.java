package dev.rapport.engine;

/** The engine turned a command down, and would again. */
final class EngineRefused extends RuntimeException {

    enum Reason {
        NOT_FOUND,
        ALREADY_EXISTS,
        WRONG_STATE,
        INVALID
    }

    private final Reason reason;

    EngineRefused(Reason reason, Throwable cause) {
        super(cause.getMessage(), cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
