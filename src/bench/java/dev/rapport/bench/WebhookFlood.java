package dev.rapport.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Signed webhooks on many connections at once. What was not answered is brought again until it is, as other systems do. */
final class WebhookFlood {

    static final int CONNECTIONS = 64;
    private static final int TAKEN = 204;
    private static final int FULL = 503;
    private static final int PAUSE_MILLIS = 100;

    private final int port;
    private final UUID account;

    WebhookFlood(int port, UUID account) {
        this.port = port;
        this.account = account;
    }

    /**
     * What became of some seconds of it.
     *
     * @param micros how long each call took that was answered the first time
     * @param again how many were brought more than once
     */
    record Round(long taken, Duration length, List<Long> micros, long again) {

        double perSecond() {
            return Report.perSecond(taken, length);
        }
    }

    Round run(String name, Duration length) throws InterruptedException {
        var started = System.nanoTime();
        var callers = new ArrayList<Callable<Round>>();
        for (var i = 0; i < CONNECTIONS; i++) {
            var own = "%s-%d-".formatted(name, i);
            callers.add(() -> one(own, started + length.toNanos()));
        }
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var micros = new ArrayList<Long>();
            var taken = 0L;
            var again = 0L;
            for (var result : threads.invokeAll(callers)) {
                var round = result.get();
                taken += round.taken();
                again += round.again();
                micros.addAll(round.micros());
            }
            return new Round(taken, Duration.ofNanos(System.nanoTime() - started), micros, again);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a caller broke off", e);
        }
    }

    private Round one(String name, long until) throws IOException, InterruptedException {
        var webhook = new SignedWebhook(account);
        var micros = new ArrayList<Long>();
        var taken = 0L;
        var again = 0L;
        try (var caller = new Caller(port)) {
            while (System.nanoTime() < until) {
                var id = name + taken;
                var begun = System.nanoTime();
                var isFirst = true;
                while (!isTaken(caller, webhook.call(id))) {
                    isFirst = false;
                    Thread.sleep(PAUSE_MILLIS);
                }
                taken++;
                if (isFirst) micros.add((System.nanoTime() - begun) / 1_000);
                else again++;
            }
        }
        return new Round(taken, Duration.ZERO, micros, again);
    }

    private static boolean isTaken(Caller caller, byte[] call) {
        try {
            var status = caller.call(call);
            if (status != TAKEN && status != FULL) throw new IllegalStateException("answered with " + status);
            return status == TAKEN;
        } catch (IOException e) {
            return false; // it is down, or went down meanwhile
        }
    }
}
