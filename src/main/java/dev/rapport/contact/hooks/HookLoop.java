package dev.rapport.contact.hooks;

import dev.rapport.platform.Loop;
import dev.rapport.platform.Signal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Has other systems told as soon as something happened, and looks for what is due again or others left behind. Each address has a
 * thread of its own: nobody waits for one that is slow.
 */
@Component
class HookLoop extends Loop {

    private static final Logger log = LoggerFactory.getLogger(HookLoop.class);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

    private final HookSending sending;
    private final HooksWanted wanted;
    private final Duration rest;
    private final Signal signal = new Signal();
    private final Map<UUID, Thread> lanes = new ConcurrentHashMap<>();

    HookLoop(HookSending sending, HooksWanted wanted, @Value("${rapport.webhooks.look:2s}") Duration rest) {
        super("webhooks", DEFAULT_PHASE);
        this.sending = sending;
        this.wanted = wanted;
        this.rest = rest;
    }

    void wake() {
        signal.wake();
    }

    @Override
    protected void round() throws InterruptedException {
        wanted.look();
        for (var hook : sending.waiting()) lanes.computeIfAbsent(hook, this::lane);
        signal.await(rest);
    }

    private Thread lane(UUID hook) {
        var lane = Thread.ofVirtual().name("webhook " + hook).unstarted(() -> drain(hook));
        lane.start();
        return lane;
    }

    private void drain(UUID hook) {
        try {
            sending.drain(hook);
        } catch (RuntimeException e) {
            log.warn("The webhook {} waits: {}", hook, e.toString());
        } finally {
            lanes.remove(hook, Thread.currentThread());
        }
    }

    @Override
    protected void ended() {
        var running = Map.copyOf(lanes).values();
        running.forEach(Thread::interrupt);
        try {
            for (var lane : running) lane.join(PATIENCE_AT_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
