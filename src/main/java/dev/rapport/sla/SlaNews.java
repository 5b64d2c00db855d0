package dev.rapport.sla;

import dev.rapport.cases.SubjectOwned;
import dev.rapport.platform.DatabaseChannel;
import dev.rapport.platform.ui.Live;
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

    /** Tells the database in the transaction of a change, and the screens after its commit. */
    @Component
    static class Desk implements DatabaseChannel {

        private final JdbcClient jdbc;
        private final Live live;
        private final ApplicationEventPublisher events;

        Desk(JdbcClient jdbc, Live live, ApplicationEventPublisher events) {
            this.jdbc = jdbc;
            this.live = live;
            this.events = events;
        }

        /** Told once by a transaction, however much it changes. */
        @EventListener({ClocksChanged.class, SlaBreached.class, SlaWarned.class, SubjectOwned.class})
        void changed() {
            if (TransactionSynchronizationManager.isSynchronizationActive())
                TransactionSynchronizationManager.registerSynchronization(new Telling(this)); // equal ones are one
            else tell();
        }

        private record Telling(Desk desk) implements TransactionSynchronization {

            @Override
            public void beforeCommit(boolean readOnly) {
                desk.tell();
            }
        }

        private void tell() {
            jdbc.sql("select pg_notify('sla_news', '') is null")
                    .query(Boolean.class)
                    .single();
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
