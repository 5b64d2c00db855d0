package dev.rapport.customer.notes;

import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of files, without what they hold. */
@Component
class FileRows {

    /** A file as it is kept. */
    record Kept(
            UUID id,
            About about,
            String name,
            FileKind kind,
            long bytes,
            String sha256,
            UserId by,
            Instant at,
            @Nullable Instant removedAt) {}

    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    FileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Kept> of(About about, boolean removed, int limit, @Nullable String after) {
        var column = about instanceof About.OfCase ? "subject_id" : "customer_id";
        return jdbc.sql("""
                        select *
                        from kept_file
                        where %s = :about
                            and id < :after
                            and removed_at is %s null
                        order by id desc
                        limit :limit
                        """.formatted(column, removed ? "not" : ""))
                .param("about", about instanceof About.OfCase ? about.caseId() : about.customerId())
                .param("after", after == null ? LAST : Ids.parse(after))
                .param("limit", limit)
                .query(FileRows::kept)
                .list();
    }

    Optional<Kept> find(UUID id) {
        return jdbc.sql("select * from kept_file where id = :id")
                .param("id", id)
                .query(FileRows::kept)
                .optional();
    }

    Optional<Kept> lock(UUID id) {
        return jdbc.sql("select * from kept_file where id = :id for update")
                .param("id", id)
                .query(FileRows::kept)
                .optional();
    }

    void add(Kept file) {
        jdbc.sql("""
                        insert into kept_file (id, customer_id, subject_id, name, kind, bytes, sha256, added_by, added_at)
                        values (:id, :customer, :case, :name, :kind, :bytes, :sha256, :by, :at)
                        """)
                .param("id", file.id())
                .param("customer", file.about().customerId(), Types.OTHER)
                .param("case", file.about().caseId(), Types.OTHER)
                .param("name", file.name())
                .param("kind", file.kind().name())
                .param("bytes", file.bytes())
                .param("sha256", file.sha256())
                .param("by", file.by().value())
                .param("at", Instants.utc(file.at()))
                .update();
    }

    void remove(UUID id, Instant at, UserId by) {
        jdbc.sql("update kept_file set removed_at = :at, removed_by = :by where id = :id")
                .param("id", id)
                .param("at", Instants.utc(at))
                .param("by", by.value())
                .update();
    }

    void restore(UUID id) {
        jdbc.sql("update kept_file set removed_at = null, removed_by = null where id = :id")
                .param("id", id)
                .update();
    }

    long total() {
        return jdbc.sql("select bytes from file_total").query(Long.class).single();
    }

    /** What they are together then; empty when that would be more than the most. The caller's transaction ends soon. */
    Optional<Long> grow(long by, long most) {
        return jdbc.sql("""
                        update file_total
                        set bytes = bytes + :by
                        where bytes + :by <= :most
                        returning bytes
                        """)
                .param("by", by)
                .param("most", most)
                .query(Long.class)
                .optional();
    }

    /** Forgets some that were removed before that time; they no longer count. */
    List<UUID> forget(Instant before, int most) {
        return jdbc.sql("""
                        with gone as (
                            delete from kept_file
                            where id = any(array(
                                select id
                                from kept_file
                                where removed_at < :before
                                order by removed_at
                                limit :most
                                for update skip locked))
                            returning id, bytes),
                        less as (
                            update file_total
                            set bytes = file_total.bytes - (select coalesce(sum(gone.bytes), 0) from gone))
                        select id
                        from gone
                        """)
                .param("before", Instants.utc(before))
                .param("most", most)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                About.of(row.getObject("subject_id", UUID.class), row.getObject("customer_id", UUID.class)),
                row.getString("name"),
                FileKind.valueOf(row.getString("kind")),
                row.getLong("bytes"),
                row.getString("sha256"),
                new UserId(row.getObject("added_by", UUID.class)),
                Instants.instant(row, "added_at"),
                Instants.instantOrNull(row, "removed_at"));
    }
}
