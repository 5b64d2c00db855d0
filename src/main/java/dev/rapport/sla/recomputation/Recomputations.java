package dev.rapport.sla.recomputation;

import dev.rapport.platform.CustomerTermsChanged;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Together;
import dev.rapport.platform.UserId;
import dev.rapport.rules.RulebookPublished;
import dev.rapport.sla.clocks.SlaPolicies;
import dev.rapport.sla.recomputation.Recomputation.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** What is to be computed again, and how far that is. */
@Component
@NamedInterface("recomputation")
public class Recomputations {

    /** What {@link Kind#POLICY} goes for. */
    public static final String ALL = "all";

    /** Where one goes on: after this subject; the fence is absent before it began. */
    public record Place(
            Recomputation of,
            @Nullable Long fence,
            @Nullable UUID after) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration followed;

    Recomputations(
            JdbcClient jdbc, Clock clock, @Value("${rapport.sla.policies-followed-after:10s}") Duration followed) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.followed = followed;
    }

    /** A published version of the policies; each copy of the application decides by it after a short while. */
    @EventListener
    void published(RulebookPublished published) {
        if (published.rulebook().equals(SlaPolicies.BOOK)) ask(Kind.POLICY, ALL, published.by(), followed);
    }

    @EventListener
    void changed(CustomerTermsChanged changed) {
        if (!Together.keep(this, changed, this::changed)) changed(List.of(changed));
    }

    private void changed(List<CustomerTermsChanged> changed) {
        var by = new LinkedHashMap<String, @Nullable UserId>();
        for (var one : changed) by.put(one.customer().toString(), one.by());
        ask(Kind.CUSTOMER, by, Duration.ZERO);
    }

    /** Joins the transaction that changed what the clocks are computed from; what was under way for the same begins anew. */
    public UUID ask(Kind kind, String key, @Nullable UserId by) {
        return ask(kind, key, by, Duration.ZERO);
    }

    private UUID ask(Kind kind, String key, @Nullable UserId by, Duration wait) {
        var one = new HashMap<String, @Nullable UserId>();
        one.put(key, by);
        return ask(kind, one, wait).getFirst();
    }

    private List<UUID> ask(Kind kind, Map<String, @Nullable UserId> by, Duration wait) {
        var keys = by.keySet().toArray(String[]::new);
        jdbc.sql("""
            update clock_recomputation
            set ended_at = :now, superseded = true
            where kind = :kind and key = any(:keys) and ended_at is null
            """)
                .param("now", now())
                .param("kind", kind.name())
                .param("keys", keys)
                .update();
        var ids = by.keySet().stream().map(key -> Ids.next()).toList();
        jdbc.sql("""
            insert into clock_recomputation (id, kind, key, by_user, asked_at, not_before)
            select id, :kind, key, by_user, :now, clock_timestamp() + :wait * interval '1 millisecond'
            from unnest(cast(:ids as uuid[]), cast(:keys as text[]), cast(:by as uuid[]))
                as asked (id, key, by_user)
            """)
                .param("wait", wait.toMillis())
                .param("ids", ids.toArray(UUID[]::new))
                .param("kind", kind.name())
                .param("keys", keys)
                .param(
                        "by",
                        by.values().stream()
                                .map(user -> user == null ? null : user.value())
                                .toArray(UUID[]::new))
                .param("now", now())
                .update();
        return ids;
    }

    /** The oldest that no other copy of the application is at work on; it stays locked until the transaction ends. */
    public Optional<Place> next() {
        return jdbc.sql("select" + Recomputation.COLUMNS + """
                        , fence, place
                        from clock_recomputation
                        where ended_at is null
                            and not_before <= clock_timestamp()
                        order by asked_at, id
                        limit 1
                        for update skip locked
                        """)
                .query((row, number) -> new Place(
                        Recomputation.read(row, number),
                        row.getObject("fence", Long.class),
                        row.getObject("place", UUID.class)))
                .optional();
    }

    /** Notes which transactions must have ended before it can begin: all that are under way now. */
    public void fence(UUID id) {
        jdbc.sql("""
                        update clock_recomputation
                        set fence = cast(cast(pg_current_xact_id() as text) as bigint)
                        where id = :id
                        """).param("id", id).update();
    }

    /** Whether every transaction has ended that may still have counted by what was before. */
    public boolean isPast(long fence) {
        return jdbc.sql("select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint) > :fence")
                .param("fence", fence)
                .query(Boolean.class)
                .single();
    }

    public void begin(UUID id, long total) {
        jdbc.sql("update clock_recomputation set total = :total where id = :id")
                .param("total", total)
                .param("id", id)
                .update();
    }

    /** Notes a page, in the transaction that wrote it. */
    public void advance(UUID id, UUID place, long cases, long earlier, long later) {
        jdbc.sql("""
                        update clock_recomputation
                        set place = :place, done = done + :cases, earlier = earlier + :earlier, later = later + :later,
                            failures = 0
                        where id = :id
                        returning pg_notify('%s', key) is null
                        """.formatted(RecomputationChannel.NAME))
                .param("place", place)
                .param("cases", cases)
                .param("earlier", earlier)
                .param("later", later)
                .param("id", id)
                .query(Boolean.class)
                .list();
    }

    public void end(UUID id) {
        jdbc.sql("""
                        update clock_recomputation
                        set ended_at = :now
                        where id = :id
                        returning pg_notify('%s', key) is null
                        """.formatted(RecomputationChannel.NAME))
                .param("now", now())
                .param("id", id)
                .query(Boolean.class)
                .list();
    }

    /** Lets the one that stumbled wait a while, longer each time up to five minutes; the others go on. */
    public void stumble(UUID id) {
        jdbc.sql("""
                        update clock_recomputation
                        set failures = failures + 1,
                            not_before = clock_timestamp() + least(300, power(2, least(failures, 9))) * interval '1 second'
                        where id = :id
                        """).param("id", id).update();
    }

    /** The last one asked for, whether it ended or not. */
    public Optional<Recomputation> last(Kind kind, String key) {
        return last(List.of(kind), key);
    }

    /** The last one of several kinds. */
    public Optional<Recomputation> last(Collection<Kind> kinds, String key) {
        return jdbc.sql("select" + Recomputation.COLUMNS + """
                        from clock_recomputation
                        where kind = any(:kinds) and key = :key
                        order by asked_at desc, id desc
                        limit 1
                        """)
                .param("kinds", kinds.stream().map(Kind::name).toArray(String[]::new))
                .param("key", key)
                .query(Recomputation::read)
                .optional();
    }

    public List<Recomputation> underWay() {
        return jdbc.sql("select" + Recomputation.COLUMNS + """
                        from clock_recomputation
                        where ended_at is null
                        order by asked_at, id
                        """)
                .query(Recomputation::read)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
