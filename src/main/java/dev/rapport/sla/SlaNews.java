package dev.rapport.sla;

import dev.rapport.cases.SubjectOwned;
import dev.rapport.platform.DatabaseChannel;
import dev.rapport.platform.Loop;
import dev.rapport.platform.Signal;
import dev.rapport.platform.ui.Live;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Some clock stands otherwise than before, or a minute went by; for open screens of all copies of the application. */
public record SlaNews() {

    private static final String CHANNEL = "sla_news";

    /**
     * Tells the screens of all copies after the commit of a change, some times a second at most. Not within the
     * transaction: commits that notify wait for one another.
     */
    @Component
    static class Desk extends Loop implements DatabaseChannel {

        private static final Duration REST = Duration.ofMillis(200);
        private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

        private final JdbcClient jdbc;
        private final Live live;
        private final ApplicationEventPublisher events;
        private final Signal changed = new Signal();

        Desk(JdbcClient jdbc, Live live, ApplicationEventPublisher events) {
            super("sla news", 5);
            this.jdbc = jdbc;
            this.live = live;
            this.events = events;
        }

        @EventListener({ClocksChanged.class, SlaBreached.class, SlaWarned.class, SubjectOwned.class})
        void changed() {
            if (TransactionSynchronizationManager.isSynchronizationActive())
                TransactionSynchronizationManager.registerSynchronization(new Telling(changed)); // equal ones are one
            else changed.wake();
        }

        private record Telling(Signal changed) implements TransactionSynchronization {

            @Override
            public void afterCommit() {
                changed.wake();
            }
        }

        @Override
        protected void round() throws InterruptedException {
            if (!changed.await(LONGEST_WAIT)) return;
            jdbc.sql("select pg_notify('sla_news', '') is null")
                    .query(Boolean.class)
                    .single();
            Thread.sleep(REST);
        }

        @Scheduled(fixedRateString = "${rapport.sla.news-rate:60s}")
        void minute() {
            if (live.isWatched()) events.publishEvent(new SlaNews());
        }

        @Override
        public String name() {
            return CHANNEL;
        }

        @Override
        public void heard(String payload) {
            if (live.isWatched()) events.publishEvent(new SlaNews());
        }
    }
}
