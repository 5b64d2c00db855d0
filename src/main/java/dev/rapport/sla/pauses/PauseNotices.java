package dev.rapport.sla.pauses;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.access.Staff;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.PauseTooLong;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.calendars.BusinessCalendar;
import dev.rapport.sla.calendars.Calendars;
import dev.rapport.sla.clocks.SlaCase;
import dev.rapport.sla.clocks.SlaCases;
import dev.rapport.sla.clocks.SlaLog;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the lead of a team of a pause without an end, once, when it has lasted for the limit in business time. */
@Component
public class PauseNotices {

    private final JdbcClient jdbc;
    private final SlaCases cases;
    private final SlaLog log;
    private final Calendars calendars;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Duration limit;

    PauseNotices(
            JdbcClient jdbc,
            SlaCases cases,
            SlaLog log,
            Calendars calendars,
            Staff staff,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${rapport.sla.longest-pause:24h}") Duration limit) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.log = log;
        this.calendars = calendars;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
        this.limit = limit;
    }

    /** Notes when to look at a case again; the caller holds its lock. */
    public void expect(SlaCase found, Collection<SlaEvent> happened) {
        if (!found.live()) return;
        expect(
                found.subject(),
                Holdings.pause(happened).map(pause -> end(found, pause)).orElse(null));
    }

    List<SubjectId> due(int limit) {
        return jdbc.sql("""
                        select subject_id
                        from sla_case
                        where pause_notice_at < :now
                        order by pause_notice_at
                        limit :limit
                        """)
                .param("now", Instants.utc(clock.instant()))
                .param("limit", limit)
                .query((row, number) -> new SubjectId(row.getObject("subject_id", UUID.class)))
                .list();
    }

    /** Tells of the pause that the case is in, unless its end is not in sight after all, or another copy tells. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void tell(SubjectId subject) {
        cases.lockedUnlessBusy(subject).ifPresent(found -> {
            var pause = Holdings.pause(log.of(subject)).orElse(null);
            var end = pause == null ? null : end(found, pause);
            if (pause == null || end == null || end.isAfter(clock.instant())) {
                expect(subject, end);
                return;
            }
            tell(found, pause);
            expect(subject, null);
        });
    }

    private void tell(SlaCase found, Holdings.Pause pause) {
        if (!add(found.subject(), pause)) return;
        var team = found.team();
        List<UserId> told =
                team == null ? List.of() : staff.leadOf(team).map(List::of).orElse(List.of());
        events.publishEvent(new PauseTooLong(
                UUID.nameUUIDFromBytes((found.subject() + "pause" + pause.since()).getBytes(UTF_8)),
                found.subject(),
                clock.instant(),
                pause.reason(),
                pause.since(),
                pause.by(),
                told));
    }

    private boolean add(SubjectId subject, Holdings.Pause pause) {
        return jdbc.sql("""
                        insert into sla_pause_notice (subject_id, since, reason, by_user, told_at)
                        values (:subject, :since, :reason, :by, :now)
                        on conflict do nothing
                        """)
                        .param("subject", subject.value())
                        .param("since", Instants.utc(pause.since()))
                        .param("reason", pause.reason(), Types.VARCHAR)
                        .param("by", pause.by() == null ? null : pause.by().value(), Types.OTHER)
                        .param("now", Instants.utc(clock.instant()))
                        .update()
                == 1;
    }

    private void expect(SubjectId subject, @Nullable Instant end) {
        jdbc.sql("""
                        update sla_case
                        set pause_notice_at = :end
                        where subject_id = :subject
                            and pause_notice_at is distinct from :end
                        """)
                .param("end", Instants.utcOrNull(end), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("subject", subject.value())
                .update();
    }

    /** Absent when the calendar never opens for so long. */
    private @Nullable Instant end(SlaCase found, Holdings.Pause pause) {
        return calendar(found).after(pause.since(), limit.toMillis()).orElse(null);
    }

    /** A case that is promised nothing waits around the clock. */
    private BusinessCalendar calendar(SlaCase found) {
        return found.mainCalendar().map(calendars::named).orElse(BusinessCalendar.ALWAYS);
    }
}
