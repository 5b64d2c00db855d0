package dev.rapport.sla.clocks;

import dev.rapport.platform.SubjectId;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds the clocks whose warning or breach is to be told. Any number of copies of the application may look at once; a
 * case that one of them holds is left out by the others.
 */
@Component
public class SlaFiring {

    private static final Logger LOG = LoggerFactory.getLogger(SlaFiring.class);
    private static final int AT_ONCE = 200;
    private static final int SIDE_BY_SIDE = 4;
    private static final Duration BACK_OFF = Duration.ofSeconds(30);

    private final Clocks clocks;
    private final SlaAlarm alarm;
    private final Clock clock;
    private final Lock looking = new ReentrantLock();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            SIDE_BY_SIDE, Thread.ofPlatform().name("sla-alarm-", 1).daemon().factory());
    private volatile boolean ended;

    SlaFiring(Clocks clocks, SlaAlarm alarm, Clock clock) {
        this.clocks = clocks;
        this.alarm = alarm;
        this.clock = clock;
    }

    /** Begins each time in a thread of its own, so that no other scheduled work makes it wait. */
    @Scheduled(fixedRateString = "${rapport.sla.scan-delay:500ms}")
    public void fireDue() {
        if (!looking.tryLock()) return;
        try {
            while (!ended && fireSome()) {}
        } finally {
            looking.unlock();
        }
    }

    /** Whether there may be more. */
    private boolean fireSome() {
        var waiting = clocks.toFire(clock.instant(), AT_ONCE);
        var subjects = waiting.stream().distinct().toList();
        var told = all(subjects.stream().map(this::firing).toList());
        return waiting.size() == AT_ONCE && told > 0;
    }

    private Callable<Boolean> firing(SubjectId subject) {
        return () -> fire(subject);
    }

    private long all(List<Callable<Boolean>> firings) {
        try {
            var told = 0;
            for (var firing : threads.invokeAll(firings)) if (firing.get()) told++;
            return told;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Waits for what is being told right now. */
    @PreDestroy
    void end() {
        ended = true;
        looking.lock();
        try {
            threads.shutdown();
        } finally {
            looking.unlock();
        }
    }

    private boolean fire(SubjectId subject) {
        try {
            return alarm.tell(subject);
        } catch (RuntimeException e) {
            LOG.error("The SLA alarm of subject {} could not be told and is tried again in {}", subject, BACK_OFF, e);
            clocks.fireAgainAt(subject, clock.instant().plus(BACK_OFF));
            return false;
        }
    }
}
