package dev.rapport.sla;

import dev.rapport.platform.SubjectId;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds the clocks whose warning or breach is to be told. Any number of copies of the application may look at once; a
 * case that one of them holds is left out by the others.
 */
@Component
class SlaFiring {

    private static final Logger LOG = LoggerFactory.getLogger(SlaFiring.class);
    private static final int AT_ONCE = 200;
    private static final Duration BACK_OFF = Duration.ofSeconds(30);

    private final Clocks clocks;
    private final SlaAlarm alarm;
    private final Clock clock;

    SlaFiring(Clocks clocks, SlaAlarm alarm, Clock clock) {
        this.clocks = clocks;
        this.alarm = alarm;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${rapport.sla.scan-delay:500ms}")
    void fireDue() {
        while (true) {
            var waiting = clocks.toFire(clock.instant(), AT_ONCE);
            var told = 0;
            for (var subject : new LinkedHashSet<>(waiting)) if (fire(subject)) told++;
            if (waiting.size() < AT_ONCE || told == 0) return;
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
