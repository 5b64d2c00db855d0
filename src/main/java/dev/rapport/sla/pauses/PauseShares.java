package dev.rapport.sla.pauses;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.Instants;
import dev.rapport.platform.KeptYears;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.calendars.BusinessCalendar;
import dev.rapport.sla.calendars.Calendars;
import dev.rapport.sla.clocks.SlaCases;
import dev.rapport.sla.clocks.SlaLog;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows who lets cases wait, and for how much of the time in which they hold them. */
@ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
@Transactional(readOnly = true)
public class PauseShares {

    private static final int MOST_CASES = 50_000;
    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final SlaCases cases;
    private final SlaLog log;
    private final Calendars calendars;
    private final Clock clock;

    PauseShares(JdbcClient jdbc, SlaCases cases, SlaLog log, Calendars calendars, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.log = log;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * Those who held or paused cases, the largest share first. For managers, auditors and administrators; at most
     * 50,000 cases of the period are looked at, the newest first.
     */
    public List<PauseShare> between(Instant from, Instant until) {
        KeptYears.require(from);
        KeptYears.require(until);
        if (!from.isBefore(until)) throw Refused.invalid("sla.pauses-no-time");
        var known = new HashMap<String, BusinessCalendar>();
        var now = clock.instant();
        var sum = new PauseSum(from, until.isBefore(now) ? until : now);
        var subjects = subjects(from, until);
        for (var start = 0; start < subjects.size(); start += PAGE) {
            var page = subjects.subList(start, Math.min(subjects.size(), start + PAGE));
            var logs = log.of(page);
            for (var found : cases.of(page)) {
                var calendar = found.mainCalendar()
                        .map(name -> known.computeIfAbsent(name, calendars::named))
                        .orElse(BusinessCalendar.ALWAYS);
                sum.add(logs.getOrDefault(found.subject(), List.of()), calendar);
            }
        }
        return sum.shares();
    }

    /** Cases of which something was heard in the period, or that were open all through it. */
    private List<SubjectId> subjects(Instant from, Instant until) {
        return jdbc.sql("""
                        select subject_id
                        from sla_case
                        where opened_at < :until
                            and (
                                exists (
                                    select
                                    from sla_event
                                    where sla_event.subject_id = sla_case.subject_id
                                        and at >= :from
                                )
                                or exists (
                                    select
                                    from sla_clock
                                    where sla_clock.subject_id = sla_case.subject_id
                                        and phase <> 'STOPPED'
                                )
                            )
                        order by opened_at desc, subject_id
                        limit :most
                        """)
                .param("from", Instants.utc(from))
                .param("until", Instants.utc(until))
                .param("most", MOST_CASES)
                .query((row, number) -> new SubjectId(row.getObject("subject_id", UUID.class)))
                .list();
    }
}
