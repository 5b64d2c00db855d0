package dev.rapport.customer.membership;

import dev.rapport.access.LastWritten;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
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
import tools.jackson.databind.json.JsonMapper;

/** The levels that administrators made. */
@Component
class LevelRows {

    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    LevelRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The highest first; there are few, since people make each. */
    List<MembershipLevel> all() {
        return jdbc.sql("select * from membership_level order by rank desc, word")
                .query(LevelRows::read)
                .list();
    }

    /** Kept from others until the transaction ends. */
    Optional<MembershipLevel> locked(String word) {
        return jdbc.sql("select * from membership_level where word = :word for update")
                .param("word", word)
                .query(LevelRows::read)
                .optional();
    }

    /** False when there is one of that word. */
    boolean add(MembershipLevel level, @Nullable UserId by, Instant at) {
        return written(jdbc.sql("""
                        insert into membership_level (
                            word, english, chinese, english_benefits, chinese_benefits, rank, months, in_use, changed_by,
                            changed_at)
                        values (
                            :word, :english, :chinese, :englishBenefits, :chineseBenefits, :rank, :months, :use, :by, :at)
                        on conflict (word) do nothing
                        """), level, by, at) > 0;
    }

    void change(MembershipLevel level, @Nullable UserId by, Instant at) {
        written(jdbc.sql("""
                        update membership_level
                        set english = :english, chinese = :chinese, english_benefits = :englishBenefits,
                            chinese_benefits = :chineseBenefits, rank = :rank, months = :months, in_use = :use,
                            changed_by = :by, changed_at = :at
                        where word = :word
                        """), level, by, at);
    }

    /** @param before absent when it is new */
    void note(@Nullable MembershipLevel before, MembershipLevel after, @Nullable UserId by, Instant at) {
        jdbc.sql("""
                        insert into membership_level_change (id, word, at, changed_by, before, after)
                        values (:id, :word, :at, :by, cast(:before as jsonb), cast(:after as jsonb))
                        """)
                .param("id", Ids.next())
                .param("word", after.word())
                .param("at", Instants.utc(at))
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("before", before == null ? null : json.writeValueAsString(before), Types.VARCHAR)
                .param("after", json.writeValueAsString(after))
                .update();
    }

    LastWritten lastWritten(String word) {
        return jdbc.sql("select changed_by, changed_at from membership_level where word = :word")
                .param("word", word)
                .query(LastWritten::read)
                .single();
    }

    /** The newest first. */
    Page<MembershipLevelChange> changes(String word, int limit, @Nullable String after) {
        var rows = jdbc.sql("""
                        select change.id, change.at, change.before, change.after,
                            (select name from app_user where app_user.id = changed_by) as by_name
                        from membership_level_change change
                        where word = :word
                            and id < :last
                        order by id desc
                        limit :limit
                        """)
                .param("word", word)
                .param("last", after == null ? LAST : Ids.parse(after))
                .param("limit", limit + 1)
                .query((row, number) -> {
                    var before = row.getString("before");
                    return new MembershipLevelChange(
                            row.getObject("id", UUID.class),
                            Instants.instant(row, "at"),
                            row.getString("by_name"),
                            before == null ? null : json.readValue(before, MembershipLevel.class),
                            json.readValue(row.getString("after"), MembershipLevel.class));
                })
                .list();
        return Page.of(rows, limit, change -> change.id().toString());
    }

    private static int written(JdbcClient.StatementSpec sql, MembershipLevel level, @Nullable UserId by, Instant at) {
        return sql.param("word", level.word())
                .param("english", level.english())
                .param("chinese", level.chinese())
                .param("englishBenefits", level.englishBenefits())
                .param("chineseBenefits", level.chineseBenefits())
                .param("rank", level.rank())
                .param("months", level.months(), Types.INTEGER)
                .param("use", level.inUse())
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(at))
                .update();
    }

    private static MembershipLevel read(ResultSet row, int number) throws SQLException {
        return new MembershipLevel(
                row.getString("word"),
                row.getString("english"),
                row.getString("chinese"),
                row.getString("english_benefits"),
                row.getString("chinese_benefits"),
                row.getInt("rank"),
                row.getObject("months", Integer.class),
                row.getBoolean("in_use"));
    }
}
