package dev.rapport.planted.visit;

import dev.rapport.cases.CaseHandOver;
import dev.rapport.cases.CaseKind;
import dev.rapport.cases.CaseSight;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.cases.SubjectStands;
import dev.rapport.engine.FormData;
import dev.rapport.engine.Job;
import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.engine.Worker;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.GlobalSearch;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Visits, what the spine of cases can do with them, and how they are found. */
@Service
@Transactional
class Visits implements CaseHandOver, GlobalSearch, FormData {

    private final JdbcClient jdbc;
    private final SubjectNumbers numbers;
    private final CaseSight sight;
    private final ProcessOutbox outbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Visits(
            JdbcClient jdbc,
            SubjectNumbers numbers,
            CaseSight sight,
            ProcessOutbox outbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.sight = sight;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    SubjectId plan(CustomerId customer, String why, UserId owner, String team) {
        var id = SubjectId.next();
        var number = numbers.next(VisitKind.VISIT);
        var now = clock.instant();
        jdbc.sql("insert into visit (id, number, owner_id, team, over) values (:id, :number, :owner, :team, false)")
                .param("id", id.value())
                .param("number", number)
                .param("owner", owner.value())
                .param("team", team)
                .update();
        events.publishEvent(new SubjectOpened(Ids.next(), id, now, VisitKind.VISIT, number, why, customer, null, null));
        events.publishEvent(new SubjectOwned(id, owner, team));
        events.publishEvent(new VisitPlanned(Ids.next(), id, now, owner, now.plus(Duration.ofDays(2))));
        outbox.publish(ProcessMessage.start(Ids.next(), "visit-planned", id, Map.of()));
        return id;
    }

    @Worker
    Map<String, Object> prepareVisit(Job job) {
        var holder = held(job.subject());
        return Map.of("ownerId", String.valueOf(holder.owner()), "teamKey", holder.team());
    }

    @Worker
    void reportVisit(Job job) {
        jdbc.sql("update visit set over = true where id = :id")
                .param("id", job.subject().value())
                .update();
        events.publishEvent(new SubjectStands(job.subject(), "VisitState.DONE", clock.instant()));
        events.publishEvent(new VisitReported(
                Ids.next(),
                job.subject(),
                clock.instant(),
                String.valueOf(job.submission().text("report"))));
    }

    @Override
    public Set<String> processes() {
        return Set.of("visit");
    }

    @Override
    public Map<String, Object> of(SubjectId subject, String elementId) {
        return Map.of("report", "Nothing to report on " + number(subject));
    }

    String number(SubjectId id) {
        return jdbc.sql("select number from visit where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    @Override
    public List<Hit> find(String text, int limit) {
        return jdbc.sql("select number from visit where number = :text and "
                        + CaseSight.condition("visit.id", "visit.owner_id", "visit.team") + " limit :limit")
                .param("text", text)
                .param("limit", limit)
                .params(sight.parameters())
                .query((row, number) -> {
                    var found = row.getString("number");
                    return new Hit(CaseKind.word("VISIT"), found, "", "visits/" + found);
                })
                .list();
    }

    @Override
    public CaseKind kind() {
        return VisitKind.VISIT;
    }

    @Override
    public boolean standsInQueues() {
        return true;
    }

    @Override
    public Holder held(SubjectId subject) {
        return jdbc.sql("select owner_id, team from visit where id = :id for update")
                .param("id", subject.value())
                .query((row, number) -> {
                    var owner = row.getObject("owner_id", UUID.class);
                    return new Holder(owner == null ? null : new UserId(owner), row.getString("team"));
                })
                .single();
    }

    @Override
    public void handOver(SubjectId subject, @Nullable UserId owner, String team) {
        jdbc.sql("update visit set owner_id = :owner, team = :team where id = :id")
                .param("owner", owner == null ? null : owner.value(), Types.OTHER)
                .param("team", team)
                .param("id", subject.value())
                .update();
        events.publishEvent(new SubjectOwned(subject, owner, team));
    }
}
