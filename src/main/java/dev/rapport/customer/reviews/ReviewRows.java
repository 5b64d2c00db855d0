package dev.rapport.customer.reviews;

import dev.rapport.cases.CaseSight;
import dev.rapport.customer.quality.Quality;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reviews as they are kept. */
@Component
class ReviewRows {

    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    ReviewRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where the check has an open one, or had one of the period. */
    boolean add(DataReview review) {
        return jdbc.sql("""
                        insert into data_review (
                            id, number, quality, rhythm, period, state, owner_id, team, begun_at, remind_on, due_on,
                            faults_before)
                        values (
                            :id, :number, :quality, :rhythm, :period, :state, :owner, :team, :begun, :remind, :due,
                            :before)
                        on conflict do nothing
                        """)
                        .param("id", review.id().value())
                        .param("number", review.number())
                        .param("quality", review.quality().name())
                        .param(
                                "rhythm",
                                review.rhythm() == null ? null : review.rhythm().name(),
                                Types.VARCHAR)
                        .param("period", review.period())
                        .param("state", review.state().name())
                        .param("owner", uuid(review.owner()), Types.OTHER)
                        .param("team", review.team(), Types.VARCHAR)
                        .param("begun", Instants.utc(review.begunAt()))
                        .param("remind", review.remindOn())
                        .param("due", review.dueOn())
                        .param("before", review.before())
                        .update()
                > 0;
    }

    void save(DataReview review) {
        jdbc.sql("""
                        update data_review
                        set state = :state, owner_id = :owner, team = :team, faults_after = :after, why = :why,
                            ended_by = :by, ended_at = :ended
                        where id = :id
                        """)
                .param("id", review.id().value())
                .param("state", review.state().name())
                .param("owner", uuid(review.owner()), Types.OTHER)
                .param("team", review.team(), Types.VARCHAR)
                .param("after", review.after(), Types.BIGINT)
                .param("why", review.why(), Types.VARCHAR)
                .param("by", uuid(review.endedBy()), Types.OTHER)
                .param("ended", Instants.utcOrNull(review.endedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    Optional<DataReview> find(SubjectId id) {
        return found("id = :it", id.value());
    }

    Optional<DataReview> byNumber(String number) {
        return found("number = upper(:it)", number);
    }

    /** Kept from others until the transaction ends. */
    DataReview locked(SubjectId id) {
        return found("id = :it for update", id.value()).orElseThrow();
    }

    Optional<DataReview> open(Quality quality) {
        return found("quality = :it and ended_at is null", quality.name());
    }

    Optional<DataReview> of(Quality quality, LocalDate period) {
        return jdbc.sql("select * from data_review where quality = :quality and period = :period")
                .param("quality", quality.name())
                .param("period", period)
                .query(ReviewRows::read)
                .optional();
    }

    /** The one that ended last before another began. */
    Optional<DataReview> before(DataReview review) {
        return jdbc.sql("""
                        select *
                        from data_review
                        where quality = :quality
                            and begun_at < :begun
                            and ended_at is not null
                        order by begun_at desc
                        limit 1
                        """)
                .param("quality", review.quality().name())
                .param("begun", Instants.utc(review.begunAt()))
                .query(ReviewRows::read)
                .optional();
    }

    /** The one of each check that began last. */
    Map<Quality, DataReview> newest() {
        var newest = new EnumMap<Quality, DataReview>(Quality.class);
        jdbc.sql("""
                        select review.*
                        from unnest(cast(:checks as text[])) as wanted (quality)
                        cross join lateral (
                            select *
                            from data_review
                            where data_review.quality = wanted.quality
                            order by begun_at desc
                            limit 1) as review
                        """)
                .param("checks", Arrays.stream(Quality.values()).map(Enum::name).toArray(String[]::new))
                .query(ReviewRows::read)
                .list()
                .forEach(review -> newest.put(review.quality(), review));
        return newest;
    }

    /** The newest first, of those that the asker may see. */
    Page<DataReview> list(
            @Nullable Quality quality,
            @Nullable ReviewState state,
            Map<String, Object> sight,
            int limit,
            @Nullable String after) {
        var from = after == null ? List.of("infinity", LAST.toString()) : Cursor.parse(after, 2);
        var rows = jdbc.sql("""
                        select *
                        from data_review
                        where (cast(:quality as text) is null or quality = :quality)
                            and (cast(:state as text) is null or state = :state)
                            and (begun_at, id) < (cast(:at as timestamptz), cast(:id as uuid))
                            and {sight}
                        order by begun_at desc, id desc
                        limit :limit
                        """.replace("{sight}", CaseSight.condition("data_review.id", "owner_id", "team")))
                .params(sight)
                .param("quality", quality == null ? null : quality.name(), Types.VARCHAR)
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("at", from.get(0))
                .param("id", Ids.parse(from.get(1)))
                .param("limit", limit + 1)
                .query(ReviewRows::read)
                .list();
        return Page.of(rows, limit, one -> Cursor.of(one.begunAt(), one.id()));
    }

    private Optional<DataReview> found(String condition, Object it) {
        return jdbc.sql("select * from data_review where " + condition)
                .param("it", it)
                .query(ReviewRows::read)
                .optional();
    }

    private static @Nullable UUID uuid(@Nullable UserId user) {
        return user == null ? null : user.value();
    }

    private static DataReview read(ResultSet row, int number) throws SQLException {
        var rhythm = row.getString("rhythm");
        return new DataReview(
                new SubjectId(row.getObject("id", UUID.class)),
                row.getString("number"),
                Quality.valueOf(row.getString("quality")),
                rhythm == null ? null : Rhythm.valueOf(rhythm),
                row.getObject("period", LocalDate.class),
                ReviewState.valueOf(row.getString("state")),
                user(row, "owner_id"),
                row.getString("team"),
                Instants.instant(row, "begun_at"),
                row.getObject("remind_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getLong("faults_before"),
                row.getObject("faults_after", Long.class),
                row.getString("why"),
                user(row, "ended_by"),
                Instants.instantOrNull(row, "ended_at"));
    }

    private static @Nullable UserId user(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new UserId(id);
    }
}
