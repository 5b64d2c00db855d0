package dev.rapport.insight.today;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.Staff.Colleague;
import dev.rapport.access.Team;
import dev.rapport.cases.CaseHandOver;
import dev.rapport.cases.CaseHandOver.Holder;
import dev.rapport.cases.CaseKinds;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.CaseClock;
import dev.rapport.sla.Metric;
import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.SlaTarget;
import dev.rapport.sla.calendars.BusinessCalendar;
import dev.rapport.sla.calendars.Calendars;
import dev.rapport.sla.clocks.SlaCase;
import dev.rapport.sla.clocks.SlaCases;
import dev.rapport.sla.clocks.SlaPolicies;
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
@ForRoles({Role.MANAGER, Role.ADMIN})
@Service
@Transactional
public class Reassignment {

    private static final Duration LATELY = Duration.ofDays(90);
    private static final int MANY = 100;

    /** That a case was given away, by which it can be taken back. */
    public record Given(SubjectId subject, Holder before, Holder now) {}

    private record Load(int open, int before, @Nullable Instant nextDue) {}

    private final JdbcClient jdbc;
    private final CaseKinds kinds;
    private final SlaCases cases;
    private final SlaPolicies policies;
    private final Calendars calendars;
    private final Staff staff;
    private final Clock clock;

    Reassignment(
            JdbcClient jdbc,
            CaseKinds kinds,
            SlaCases cases,
            SlaPolicies policies,
            Calendars calendars,
            Staff staff,
            Clock clock) {
        this.jdbc = jdbc;
        this.kinds = kinds;
        this.cases = cases;
        this.policies = policies;
        this.calendars = calendars;
        this.staff = staff;
        this.clock = clock;
    }

    /** Whether the case can be given away at all. */
    @Transactional(readOnly = true)
    public boolean isPossible(SubjectId subject) {
        return kinds.facet(CaseHandOver.class, subject).isPresent();
    }

    /** The teams whose people answer for cases of this kind, in their order. */
    @Transactional(readOnly = true)
    public List<Team> teams(SubjectId subject) {
        var kind = kind(subject);
        return staff.activeTeams().stream()
                .filter(team -> kind.isFor(team.key()))
                .toList();
    }

    /** The people of a team with what it would mean to give them the case, the most hopeful first. */
    @Transactional(readOnly = true)
    public List<Candidate> candidates(CaseClock of, String team) {
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

    /** Whether the case can wait in a team's queue. */
    @Transactional(readOnly = true)
    public boolean canWait(SubjectId subject) {
        return kinds.facet(CaseHandOver.class, subject)
                .filter(CaseHandOver::standsInQueues)
                .isPresent();
    }

    /** What it would mean to let the case wait in a team's queue. */
    @Transactional(readOnly = true)
    public TeamQueue queue(CaseClock of, String team) {
        var now = clock.instant();
        var due = dueIn(of, team, now);
        var present = staff.colleagues(team, now).stream()
                .filter(person -> !person.absent())
                .count();
        return jdbc.sql("""
                        select count(distinct c.subject_id) as waiting,
                            count(distinct c.subject_id) filter (where k.phase = 'COUNTING' and k.due_at < :due) as before
                        from sla_case c
                        join sla_clock k on k.subject_id = c.subject_id and k.phase <> 'STOPPED'
                        where c.team = :team
                            and c.owner_id is null
                            and c.subject_id <> :subject
                        """)
                .param("team", team)
                .param("subject", of.subject().value())
                .param("due", Instants.utcOrNull(due), Types.TIMESTAMP_WITH_TIMEZONE)
                .query((row, number) -> new TeamQueue(
                        team,
                        row.getInt("waiting"),
                        row.getInt("before"),
                        Math.toIntExact(present),
                        due,
                        left(of, now, due),
                        typical(of.metric(), team, now).orElse(null)))
                .single();
    }

    /** Gives the case to somebody of a team, through whoever owns cases of its kind. */
    public Given give(SubjectId subject, UserId to, String team) {
        if (!staff.isEnabled(to)) throw Refused.invalid("sla.not-there-any-more");
        if (!isIn(team, to)) throw Refused.invalid("sla.not-in-team");
        return handOver(subject, new Holder(to, team));
    }

    /** Lets the case wait in a team's queue; refused for cases that always have an owner. */
    public Given giveToTeam(SubjectId subject, String team) {
        if (staff.team(team).filter(Team::active).isEmpty()) throw Refused.invalid("sla.no-such-team", team);
        if (!kind(subject).standsInQueues()) throw Refused.conflict("sla.owner-needed");
        return handOver(subject, new Holder(null, team));
    }

    /** Gives it back as it was held before; refuses when it changed hands since. */
    public void undo(Given given) {
        var kind = kind(given.subject());
        if (!given.now().equals(kind.held(given.subject()))) throw Refused.conflict("sla.given-on");
        var before = given.before();
        kind.handOver(given.subject(), before.owner(), before.team());
    }

    private Given handOver(SubjectId subject, Holder to) {
        var kind = kind(subject);
        var before = kind.held(subject);
        kind.handOver(subject, to.owner(), to.team());
        return new Given(subject, before, to);
    }

    private boolean isIn(String team, UserId person) {
        return staff.colleagues(team, clock.instant()).stream()
                .anyMatch(colleague -> colleague.id().equals(person));
    }

    private CaseHandOver kind(SubjectId subject) {
        return kinds.facet(CaseHandOver.class, subject).orElseThrow(() -> Refused.conflict("sla.cannot-hand-over"));
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
                left(of, from, due),
                typical);
    }

    private long left(CaseClock of, Instant from, @Nullable Instant due) {
        return due == null
                ? Long.MAX_VALUE / MANY
                : hours(of.promise().calendar(), of.target()).openMillis(from, due);
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
        return policies.decide(facts.withTeam(team)).stream()
                .filter(promise -> promise.target().metric().equals(of.metric()))
                .filter(promise -> !promise.target().equals(of.target())
                        || !promise.calendar().equals(of.promise().calendar()))
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
                .param("due", Instants.utcOrNull(due), Types.TIMESTAMP_WITH_TIMEZONE)
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
