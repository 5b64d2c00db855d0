package dev.rapport.sla;

import dev.rapport.access.Access;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.Staff.Colleague;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what giving a case to somebody else would do to its clock, and does it. For managers. */
@Service
@Transactional
public class Reassignment {

    private static final Duration LATELY = Duration.ofDays(90);
    private static final int MANY = 100;

    /** Who held a case before it was given away; gives it back to them. */
    public record Before(SubjectId subject, @Nullable UserId owner, String team) {}

    private record Load(int open, int before, @Nullable Instant nextDue) {}

    private final JdbcClient jdbc;
    private final List<CaseHandOver> kinds;
    private final SlaCases cases;
    private final SlaPolicies policies;
    private final Calendars calendars;
    private final Staff staff;
    private final Access access;
    private final Clock clock;

    Reassignment(
            JdbcClient jdbc,
            List<CaseHandOver> kinds,
            SlaCases cases,
            SlaPolicies policies,
            Calendars calendars,
            Staff staff,
            Access access,
            Clock clock) {
        this.jdbc = jdbc;
        this.kinds = kinds;
        this.cases = cases;
        this.policies = policies;
        this.calendars = calendars;
        this.staff = staff;
        this.access = access;
        this.clock = clock;
    }

    /** Whether the case can be given away at all. */
    @Transactional(readOnly = true)
    public boolean isPossible(SubjectId subject) {
        return kinds.stream().anyMatch(kind -> kind.owns(subject));
    }

    /** The people of a team with what it would mean to give them the case, the most hopeful first. */
    @Transactional(readOnly = true)
    public List<Candidate> candidates(CaseClock of, String team) {
        access.requireRole(Role.MANAGER, Role.ADMIN);
        var now = clock.instant();
        var people = staff.colleagues(team, now);
        var due = dueIn(of, team, now);
        var loads = loads(people.stream().map(Colleague::id).toList(), due);
        var typical = typical(of.metric(), team, now).orElse(null);
        return people.stream()
                .filter(person -> !person.id().equals(of.owner()))
                .map(person -> candidate(
                        of, team, person, loads.getOrDefault(person.id(), new Load(0, 0, null)), due, typical, now))
                .sorted(Comparator.comparing((Candidate one) -> rank(one.outlook()))
                        .thenComparing(Candidate::open))
                .toList();
    }

    /** Gives the case to somebody through whoever owns cases of its kind, and says who had it before. */
    public Before give(SubjectId subject, UserId to, String team) {
        access.requireRole(Role.MANAGER, Role.ADMIN);
        if (!staff.isEnabled(to)) throw Refused.invalid("sla.not-there-any-more");
        var before = held(subject);
        kind(subject).handOver(subject, to, team);
        return before;
    }

    /** Gives it back as it was held before; refuses when somebody else was given it since. */
    public void undo(Before before, UserId given) {
        access.requireRole(Role.MANAGER, Role.ADMIN);
        if (!given.equals(held(before.subject()).owner())) throw Refused.conflict("sla.given-on");
        kind(before.subject()).handOver(before.subject(), before.owner(), before.team());
    }

    private CaseHandOver kind(SubjectId subject) {
        return kinds.stream()
                .filter(kind -> kind.owns(subject))
                .findFirst()
                .orElseThrow(() -> Refused.conflict("sla.cannot-hand-over"));
    }

    private Before held(SubjectId subject) {
        var found = cases.locked(subject).orElseThrow(() -> Refused.notFound("error.no-such-id", subject));
        return new Before(subject, found.owner(), found.team() == null ? "" : found.team());
    }

    private Candidate candidate(
            CaseClock of,
            String team,
            Colleague person,
            Load load,
            @Nullable Instant due,
            @Nullable Long typical,
            Instant now) {
        var back = person.absent() ? absentUntil(person.id(), now) : null;
        var from = back == null ? now : back;
        var left = due == null
                ? Long.MAX_VALUE / MANY
                : hours(of.calendar(), of.target()).openMillis(from, due);
        return new Candidate(
                person.id(),
                person.name(),
                team,
                load.open(),
                person.capacity(),
                load.before(),
                load.nextDue(),
                person.absent(),
                back,
                due,
                left,
                typical);
    }

    private static int rank(Candidate.Outlook outlook) {
        return switch (outlook) {
            case IN_TIME -> 0;
            case UNKNOWN -> 1;
            case OTHERS_FIRST -> 2;
            case TOO_LITTLE_TIME -> 3;
            case ABSENT -> 4;
            case OVER -> 5;
        };
    }

    /** Another team may be promised otherwise: what has elapsed is taken along. */
    private @Nullable Instant dueIn(CaseClock of, String team, Instant now) {
        var facts = facts(of.subject());
        if (facts == null || team.equals(facts.team())) return of.clock().dueAt();
        return policies.decide(facts.heldBy(team)).stream()
                .filter(promise -> promise.target().metric().equals(of.metric()))
                .filter(promise -> !promise.target().equals(of.target())
                        || !promise.calendar().equals(of.calendar()))
                .findFirst()
                .map(promise -> hours(promise.calendar(), promise.target())
                        .after(now, promise.target().millis() - of.clock().elapsedMillis())
                        .orElse(null))
                .orElse(of.clock().dueAt());
    }

    private BusinessCalendar hours(String calendar, SlaTarget target) {
        return target.hours(calendars.named(calendar));
    }

    private @Nullable SlaFacts facts(SubjectId subject) {
        return jdbc.sql("select * from sla_case where subject_id = :subject")
                .param("subject", subject.value())
                .query(cases::read)
                .optional()
                .map(SlaCase::facts)
                .orElse(null);
    }

    private Map<UserId, Load> loads(List<UserId> people, @Nullable Instant due) {
        var loads = new HashMap<UserId, Load>();
        jdbc.sql("""
                        select c.owner_id, count(distinct c.subject_id) as open,
                            count(*) filter (where k.phase = 'COUNTING' and k.due_at < :due) as before,
                            min(k.due_at) filter (where k.phase = 'COUNTING') as next_due
                        from sla_case c
                        join sla_clock k on k.subject_id = c.subject_id and k.phase <> 'STOPPED'
                        where c.owner_id = any(:people)
                        group by c.owner_id
                        """)
                .param("people", people.stream().map(UserId::value).toArray(UUID[]::new))
                .param("due", due == null ? null : due.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .query(row -> {
                    var next = row.getObject("next_due", OffsetDateTime.class);
                    loads.put(
                            new UserId(row.getObject("owner_id", UUID.class)),
                            new Load(row.getInt("open"), row.getInt("before"), next == null ? null : next.toInstant()));
                });
        return loads;
    }

    /** The median of the last clocks of this metric that the team stopped. */
    private Optional<Long> typical(Metric metric, String team, Instant now) {
        return jdbc.sql("""
                        select cast(percentile_cont(0.5) within group (order by elapsed_ms) as bigint)
                        from (
                            select k.elapsed_ms
                            from sla_clock k
                            join sla_case c on c.subject_id = k.subject_id
                            where k.phase = 'STOPPED'
                                and k.stopped_at > :lately
                                and k.metric = :metric
                                and c.team = :team
                            order by k.stopped_at desc
                            limit :many
                        ) as last
                        having count(*) >= 5
                        """)
                .param("lately", now.minus(LATELY).atOffset(ZoneOffset.UTC))
                .param("metric", metric.name())
                .param("team", team)
                .param("many", MANY)
                .query(Long.class)
                .optional();
    }

    private @Nullable Instant absentUntil(UserId person, Instant now) {
        return staff.absentUntil(person, now).orElse(null);
    }
}
