package dev.rapport.privacy;

import dev.rapport.platform.ErasedRows.Way;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SoughtWords.Kind;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All erasures: how far they are, and what they came to. */
@Repository
class Erasures {

    private final JdbcClient jdbc;

    Erasures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if it has begun already. */
    boolean begin(SubjectId request, Map<Kind, Set<String>> sought, int notSought, Instant at) {
        var isNew = jdbc.sql("""
                        insert into erasure (request_id, begun_at, not_sought)
                        values (:request, :at, :notSought)
                        on conflict do nothing
                        """)
                        .param("request", request.value())
                        .param("at", Instants.utc(at))
                        .param("notSought", notSought)
                        .update()
                == 1;
        if (isNew)
            sought.forEach((kind, words) -> jdbc.sql("""
                            insert into erasure_sought (request_id, kind, value)
                            select :request, :kind, word
                            from unnest(cast(:words as text[])) as word
                            """)
                    .param("request", request.value())
                    .param("kind", kind.name())
                    .param("words", words.toArray(String[]::new))
                    .update());
        return isNew;
    }

    Needles needles(SubjectId request) {
        var words = new EnumMap<Kind, Set<String>>(Kind.class);
        jdbc.sql("select kind, value from erasure_sought where request_id = :request")
                .param("request", request.value())
                .query(row -> {
                    words.computeIfAbsent(Kind.valueOf(row.getString("kind")), first -> new TreeSet<>())
                            .add(row.getString("value"));
                });
        return new Needles(words);
    }

    Optional<Erasure> find(SubjectId request) {
        return jdbc.sql("select * from erasure where request_id = :request")
                .param("request", request.value())
                .query((row, number) -> new Erasure(
                        Instants.instant(row, "begun_at"),
                        Instants.instantOrNull(row, "erased_at"),
                        row.getInt("scans"),
                        Instants.instantOrNull(row, "scanned_at"),
                        row.getInt("not_sought"),
                        Optional.ofNullable(row.getObject("judged_by", java.util.UUID.class))
                                .map(UserId::new)
                                .orElse(null)))
                .optional();
    }

    void add(SubjectId request, String table, Way way, long rows) {
        count(request, table, way, rows, "erasure_part.rows + excluded.rows");
    }

    /** What is kept is counted, not added up. */
    void kept(SubjectId request, String table, long rows) {
        count(request, table, Way.KEPT, rows, "excluded.rows");
    }

    private void count(SubjectId request, String table, Way way, long rows, String known) {
        jdbc.sql("""
                        insert into erasure_part (request_id, table_name, way, rows)
                        values (:request, :table, :way, :rows)
                        on conflict (request_id, table_name, way) do update
                        set rows = %s
                        """.formatted(known))
                .param("request", request.value())
                .param("table", table)
                .param("way", way.name())
                .param("rows", rows)
                .update();
    }

    List<Erasure.Part> parts(SubjectId request) {
        return jdbc.sql("select * from erasure_part where request_id = :request order by way, table_name")
                .param("request", request.value())
                .query((row, number) -> new Erasure.Part(
                        row.getString("table_name"),
                        Way.valueOf(row.getString("way")),
                        row.getLong("rows"),
                        null,
                        false))
                .list();
    }

    /** Up to which entry of the trail words have left it; absent when it is at its end. */
    Optional<Long> trailUpTo(SubjectId request) {
        return jdbc.sql("select trail_up_to from erasure where request_id = :request and not trail_done")
                .param("request", request.value())
                .query(Long.class)
                .optional();
    }

    void trail(SubjectId request, long upTo, boolean isDone) {
        jdbc.sql("update erasure set trail_up_to = :upTo, trail_done = :done where request_id = :request")
                .param("request", request.value())
                .param("upTo", upTo)
                .param("done", isDone)
                .update();
    }

    void erased(SubjectId request, Instant at) {
        jdbc.sql("update erasure set erased_at = :at where request_id = :request")
                .param("request", request.value())
                .param("at", Instants.utc(at))
                .update();
    }

    void scanned(SubjectId request, Instant at) {
        jdbc.sql("update erasure set scanned_at = :at, scans = scans + 1 where request_id = :request")
                .param("request", request.value())
                .param("at", Instants.utc(at))
                .update();
    }

    /** What was found is to be erased and looked for again, from the beginning. */
    void again(SubjectId request) {
        jdbc.sql("delete from erasure_place where request_id = :request")
                .param("request", request.value())
                .update();
        jdbc.sql("""
                        update erasure
                        set erased_at = null, scanned_at = null, trail_up_to = 0, trail_done = false
                        where request_id = :request
                        """).param("request", request.value()).update();
    }

    void judged(SubjectId request, @Nullable UserId by, Instant at) {
        jdbc.sql("update erasure set judged_by = :by, judged_at = :at where request_id = :request")
                .param("request", request.value())
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(at))
                .update();
    }

    /** What the person was known by is not needed any more. */
    void forgetSought(SubjectId request) {
        jdbc.sql("delete from erasure_sought where request_id = :request")
                .param("request", request.value())
                .update();
    }
}
