package dev.rapport.notice;

import dev.rapport.cases.SubjectOpened;
import dev.rapport.cases.Watchers;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.DoneBy;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.Together;
import dev.rapport.platform.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down whom an event told, once for each event and person, in the transaction that published it. The trail,
 * which hears events first, has its details.
 */
@Component
class NoticeWriter {

    private record Heard(DomainEvent event, @Nullable UserId by) {}

    private final JdbcClient jdbc;
    private final Watchers watchers;
    private final CurrentUser currentUser;

    NoticeWriter(JdbcClient jdbc, Watchers watchers, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.watchers = watchers;
        this.currentUser = currentUser;
    }

    @EventListener
    void write(TellsPeople event) {
        write(event, event.topic(), event.told());
    }

    /** Those who watch a case hear of all that others do to it; nobody watches yet what has just been opened. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void tellWatchers(DomainEvent event) {
        if (event instanceof SubjectOpened) return;
        var heard = new Heard(event, doneBy(event).orElse(null));
        if (!Together.keep(this, heard, this::tellWatchers)) tellWatchers(List.of(heard));
    }

    private void tellWatchers(List<Heard> heard) {
        var watching =
                watchers.of(heard.stream().map(one -> one.event().subject()).collect(Collectors.toSet()));
        if (watching.isEmpty()) return;
        for (var one : heard) {
            var told = watching.getOrDefault(one.event().subject(), List.of()).stream()
                    .filter(watcher -> !watcher.equals(one.by()))
                    .toList();
            write(one.event(), one.event().getClass().getSimpleName(), told);
        }
    }

    /** Whose task the engine completes is named by the event; nobody is signed in then. */
    private Optional<UserId> doneBy(DomainEvent event) {
        return event instanceof DoneBy done && done.by() != null ? Optional.of(done.by()) : currentUser.id();
    }

    private void write(DomainEvent event, String topic, Collection<UserId> told) {
        if (told.isEmpty()) return;
        Together.writeNow();
        jdbc.sql("""
                        with told as (
                            insert into notice (user_id, event_id, subject_id, kind, topic, details, created_at)
                            select app_user.id, trail.event_id, trail.subject_id, trail.kind, :topic, trail.details,
                                trail.recorded_at
                            from trail
                            join app_user on app_user.id = any(:people) and app_user.enabled
                            where trail.event_id = :event
                            on conflict do nothing
                            returning user_id, subject_id, topic, created_at
                        ),
                        replaced as (
                            update notice
                            set read_at = told.created_at
                            from told
                            where notice.user_id = told.user_id
                                and notice.subject_id = told.subject_id
                                and notice.topic = told.topic
                                and notice.read_at is null
                        )
                        select pg_notify('notice', cast(user_id as text)) is null
                        from told
                        """)
                .param("topic", topic)
                .param("people", told.stream().map(UserId::value).toArray(UUID[]::new))
                .param("event", event.eventId())
                .query(Boolean.class)
                .list();
    }
}
