package dev.rapport.cases;

import dev.rapport.platform.DatabaseChannel;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.Loop;
import dev.rapport.platform.Signal;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.ui.Live;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Something happened to these cases, or their owner or state changed; for open screens of all copies of the application.
 *
 * @param subjects none when so much happened that any case may be meant
 */
public record CaseNews(Set<SubjectId> subjects) {

    private static final String CHANNEL = "case_news";

    /** Whether a screen about the case must look again. */
    public boolean mayConcern(SubjectId subject) {
        return subjects.isEmpty() || subjects.contains(subject);
    }

    /**
     * Tells the screens of all copies after the commit of a change, some times a second at most. Not within the
     * transaction: commits that notify wait for one another.
     */
    @Component
    static class Desk extends Loop implements DatabaseChannel {

        private static final Duration REST = Duration.ofMillis(200);
        private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

        /** The database takes 8,000 bytes at once. */
        private static final int MOST = 200;

        private final JdbcClient jdbc;
        private final Live live;
        private final ApplicationEventPublisher events;
        private final Set<SubjectId> changed = ConcurrentHashMap.newKeySet();
        private final Signal isChanged = new Signal();

        Desk(JdbcClient jdbc, Live live, ApplicationEventPublisher events) {
            super("case news", 5);
            this.jdbc = jdbc;
            this.live = live;
            this.events = events;
        }

        @EventListener
        void happened(DomainEvent event) {
            note(event.subject());
        }

        @EventListener
        void owned(SubjectOwned owned) {
            note(owned.subject());
        }

        @EventListener
        void stands(SubjectStands stands) {
            note(stands.subject());
        }

        private void note(SubjectId subject) {
            if (TransactionSynchronizationManager.isSynchronizationActive())
                TransactionSynchronizationManager.registerSynchronization(
                        new Telling(this, subject)); // equal ones are one
            else tell(subject);
        }

        private void tell(SubjectId subject) {
            changed.add(subject);
            isChanged.wake();
        }

        private record Telling(Desk desk, SubjectId subject) implements TransactionSynchronization {

            @Override
            public void afterCommit() {
                desk.tell(subject);
            }
        }

        @Override
        protected void round() throws InterruptedException {
            if (!isChanged.await(LONGEST_WAIT)) return;
            var told = new HashSet<>(changed);
            changed.removeAll(told);
            jdbc.sql("select pg_notify(:channel, :subjects) is null")
                    .param("channel", CHANNEL)
                    .param("subjects", told.size() > MOST ? "" : written(told))
                    .query(Boolean.class)
                    .single();
            Thread.sleep(REST);
        }

        private static String written(Set<SubjectId> subjects) {
            return subjects.stream().map(SubjectId::toString).collect(Collectors.joining(","));
        }

        @Override
        public String name() {
            return CHANNEL;
        }

        @Override
        public void heard(String payload) {
            if (live.isWatched()) events.publishEvent(read(payload));
        }

        private static CaseNews read(String payload) {
            if (payload.isEmpty()) return new CaseNews(Set.of());
            return new CaseNews(Arrays.stream(payload.split(","))
                    .map(id -> new SubjectId(UUID.fromString(id)))
                    .collect(Collectors.toUnmodifiableSet()));
        }
    }
}
