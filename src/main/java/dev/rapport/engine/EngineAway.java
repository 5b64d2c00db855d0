package dev.rapport.engine;

import org.jspecify.annotations.Nullable;

/** The engine did not answer in time, or is too busy. The command may or may not have been carried out. */
final class EngineAway extends RuntimeException {

    EngineAway(@Nullable Throwable cause) {
        super(cause == null ? null : cause.getMessage(), cause);
    }
}
