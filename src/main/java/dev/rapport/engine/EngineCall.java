package dev.rapport.engine;

import dev.rapport.engine.EngineRefused.Reason;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.FinalCommandStep;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends a command and waits for the answer. What fails for a passing reason (the broker is busy, restarting, away) is
 * sent again after a growing, jittered pause, until the patience is over.
 */
final class EngineCall {

    private static final long SHORTEST_PAUSE = 20;
    private static final long LONGEST_PAUSE = 2_000;

    private static final Map<Status.Code, Reason> STATUSES = Map.of(
            Status.Code.NOT_FOUND, Reason.NOT_FOUND,
            Status.Code.ALREADY_EXISTS, Reason.ALREADY_EXISTS,
            Status.Code.FAILED_PRECONDITION, Reason.WRONG_STATE,
            Status.Code.INVALID_ARGUMENT, Reason.INVALID,
            Status.Code.OUT_OF_RANGE, Reason.INVALID,
            Status.Code.PERMISSION_DENIED, Reason.INVALID,
            Status.Code.UNIMPLEMENTED, Reason.INVALID);

    private static final Map<Integer, Reason> HTTP_CODES = Map.of(
            404, Reason.NOT_FOUND,
            409, Reason.WRONG_STATE,
            400, Reason.INVALID,
            403, Reason.INVALID,
            413, Reason.INVALID);

    private EngineCall() {}

    /**
     * @throws EngineRefused when the engine will never carry it out
     * @throws EngineAway when the patience is over
     */
    static <T> T send(Duration patience, Supplier<? extends FinalCommandStep<T>> command) {
        return send(patience, () -> true, command);
    }

    /**
     * Asks before each sending whether it is safe, and waits as long as it is not.
     *
     * @throws EngineRefused when the engine will never carry it out
     * @throws EngineAway when the patience is over
     */
    static <T> T send(Duration patience, BooleanSupplier safe, Supplier<? extends FinalCommandStep<T>> command) {
        var deadline = System.nanoTime() + patience.toNanos();
        for (var pause = SHORTEST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
            ClientException failure = null;
            try {
                if (safe.getAsBoolean()) return command.get().send().join();
            } catch (ClientException e) {
                var reason = reason(e);
                if (reason != null) throw new EngineRefused(reason, e);
                failure = e;
            }
            if (System.nanoTime() + pause * 1_000_000 > deadline || !slept(pause)) throw new EngineAway(failure);
        }
    }

    private static @Nullable Reason reason(ClientException e) {
        return switch (e) {
            case ClientStatusException grpc -> STATUSES.get(grpc.getStatusCode());
            case ClientHttpException http -> HTTP_CODES.get(http.code());
            default -> null;
        };
    }

    private static boolean slept(long millis) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
