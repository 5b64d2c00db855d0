package dev.rapport.sla.pauses;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for pauses that have lasted too long. Any number of copies of the application may look at once. */
@Component
class PauseWatch {

    private static final Logger LOG = LoggerFactory.getLogger(PauseWatch.class);
    private static final int AT_ONCE = 500;

    private final PauseNotices notices;

    PauseWatch(PauseNotices notices) {
        this.notices = notices;
    }

    @Scheduled(fixedDelayString = "${rapport.sla.pause-scan-delay:60s}")
    void look() {
        for (var subject : notices.due(AT_ONCE)) {
            try {
                notices.tell(subject);
            } catch (RuntimeException e) {
                LOG.error("The long pause of subject {} could not be told and is tried again", subject, e);
            }
        }
    }
}
