package dev.rapport.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that came from the engine and are not answered yet. A job whose time is over is handed out again although it
 * is still in hand; of these only the last is kept, and it is taken up after the answer.
 */
final class JobsInHand {

    private final Map<Long, @Nullable HandedOut> again = new HashMap<>();

    /** False when the job is in hand already. */
    synchronized boolean take(HandedOut job) {
        var key = job.job().getKey();
        var isNew = !again.containsKey(key);
        again.put(key, isNew ? null : job);
        return isNew;
    }

    synchronized boolean has(long key) {
        return again.containsKey(key);
    }

    /** The job was answered; when it was handed out again meanwhile, it stays in hand and is given back. */
    synchronized Optional<HandedOut> answered(HandedOut job) {
        var key = job.job().getKey();
        var next = again.remove(key);
        if (next != null) again.put(key, null);
        return Optional.ofNullable(next);
    }
}
