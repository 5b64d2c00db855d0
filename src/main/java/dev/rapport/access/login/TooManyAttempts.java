package dev.rapport.access.login;

import java.time.Duration;
import org.springframework.security.authentication.LockedException;

/** Too many wrong passwords lately; the next attempt has to wait. */
class TooManyAttempts extends LockedException {

    private final Duration pause;

    TooManyAttempts(Duration pause) {
        super("too many failed attempts");
        this.pause = pause;
    }

    /** In whole seconds, at least one. */
    long seconds() {
        return Math.max(1, pause.plusMillis(999).toSeconds());
    }
}
