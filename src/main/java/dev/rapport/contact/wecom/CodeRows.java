package dev.rapport.contact.wecom;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.AccountUse;
import dev.rapport.contact.wecom.StaffCode.Came;
import dev.rapport.contact.wecom.WecomApi.Media;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of staff codes. */
@Component
class CodeRows implements AccountUse {

    /** All but the picture. */
    private static final String SELECT = """
            select id, account_id, name, mark, members, tags, source, welcome, config, picture is not null as has_picture,
                trouble, trouble_detail, made_by, made_at, ended_at, version
            from wecom_code
            """;

    private final JdbcClient jdbc;

    CodeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(StaffCode code) {
        jdbc.sql("""
                        insert into wecom_code (
                            id, account_id, name, mark, members, tags, source, welcome, made_by, made_at)
                        values (:id, :account, :name, :mark, :members, :tags, :source, :welcome, :by, :at)
                        """)
                .param("id", code.id())
                .param("account", code.account())
                .param("name", code.name())
                .param("mark", code.mark())
                .param("members", code.members().toArray(String[]::new))
                .param("tags", code.tags().toArray(String[]::new))
                .param("source", code.source(), Types.VARCHAR)
                .param("welcome", code.welcome(), Types.VARCHAR)
                .param("by", code.madeBy() == null ? null : code.madeBy().value(), Types.OTHER)
                .param("at", Instants.utc(code.madeAt()))
                .update();
    }

    /** False where somebody else wrote something meanwhile. */
    boolean change(StaffCode code) {
        return jdbc.sql("""
                        update wecom_code
                        set name = :name,
                            members = :members,
                            tags = :tags,
                            source = :source,
                            welcome = :welcome,
                            version = :version
                        where id = :id
                            and version = :version - 1
                        """)
                        .param("name", code.name())
                        .param("members", code.members().toArray(String[]::new))
                        .param("tags", code.tags().toArray(String[]::new))
                        .param("source", code.source(), Types.VARCHAR)
                        .param("welcome", code.welcome(), Types.VARCHAR)
                        .param("version", code.version())
                        .param("id", code.id())
                        .update()
                > 0;
    }

    /** WeCom made it. */
    void made(UUID id, String config) {
        jdbc.sql("""
                        update wecom_code
                        set config = :config, trouble = null, trouble_detail = null, version = version + 1
                        where id = :id
                        """).param("config", config).param("id", id).update();
    }

    void pictured(UUID id, Media picture) {
        jdbc.sql("update wecom_code set picture = :picture, picture_type = :type where id = :id")
                .param("picture", picture.bytes())
                .param("type", picture.type())
                .param("id", id)
                .update();
    }

    void troubled(UUID id, Trouble why) {
        jdbc.sql("update wecom_code set trouble = :reason, trouble_detail = :detail where id = :id")
                .param("reason", why.reason())
                .param("detail", why.detail())
                .param("id", id)
                .update();
    }

    void end(UUID id, Instant at) {
        jdbc.sql("update wecom_code set ended_at = :at, version = version + 1 where id = :id and ended_at is null")
                .param("at", Instants.utc(at))
                .param("id", id)
                .update();
    }

    Optional<StaffCode> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(CodeRows::read)
                .optional();
    }

    Optional<StaffCode> byMark(UUID account, String mark) {
        return jdbc.sql(SELECT + "where mark = :mark and account_id = :account")
                .param("mark", mark)
                .param("account", account)
                .query(CodeRows::read)
                .optional();
    }

    Optional<Media> picture(UUID id) {
        return jdbc.sql("select picture, picture_type from wecom_code where id = :id and picture is not null")
                .param("id", id)
                .query((row, number) -> new Media(row.getBytes("picture"), row.getString("picture_type"), 0))
                .optional();
    }

    /** The newest first. */
    Page<StaffCode> list(boolean living, int limit, @Nullable String after) {
        var from = after == null ? List.of("infinity", new UUID(-1, -1).toString()) : Cursor.parse(after, 2);
        var rows = jdbc.sql(SELECT + """
                        where (made_at, id) < (cast(:at as timestamptz), cast(:id as uuid))
                            and (not :living or ended_at is null)
                        order by made_at desc, id desc
                        limit :limit
                        """)
                .param("at", from.get(0))
                .param("id", from.get(1))
                .param("living", living)
                .param("limit", limit + 1)
                .query(CodeRows::read)
                .list();
        return Page.of(rows, limit, one -> Cursor.of(one.madeAt(), one.id()));
    }

    /** Who came by codes with these marks. */
    Map<String, Came> came(Collection<String> marks) {
        var came = new HashMap<String, Came>();
        jdbc.sql("""
                        select wecom_bond.state,
                            count(distinct wecom_contact.id) as people,
                            count(distinct wecom_contact.id) filter (where wecom_contact.customer_id is not null) as known,
                            count(distinct wecom_contact.id) filter (where wecom_bond.ended_at is null) as living
                        from wecom_bond
                        join wecom_contact on wecom_contact.id = wecom_bond.contact_id
                        where wecom_bond.state = any(:marks)
                        group by wecom_bond.state
                        """).param("marks", marks.toArray(String[]::new)).query(row -> {
            came.put(
                    row.getString("state"),
                    new Came(row.getLong("people"), row.getLong("known"), row.getLong("living")));
        });
        return came;
    }

    /** What codes give to somebody that they were not given yet; from now on they were. */
    List<StaffCode> give(UUID contact, Instant now) {
        var marks = jdbc.sql("""
                        update wecom_bond
                        set given_at = :now
                        where contact_id = :contact
                            and state is not null
                            and added_at is not null
                            and given_at is null
                        returning state
                        """)
                .param("contact", contact)
                .param("now", Instants.utc(now))
                .query(String.class)
                .list();
        if (marks.isEmpty()) return List.of();
        return jdbc.sql(SELECT + """
                        where mark = any(:marks)
                            and account_id = (select account_id from wecom_contact where id = :contact)
                        order by made_at
                        """)
                .param("marks", marks.toArray(String[]::new))
                .param("contact", contact)
                .query(CodeRows::read)
                .list();
    }

    @Override
    public boolean isUsed(UUID account) {
        return jdbc.sql("select exists (select from wecom_code where account_id = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    private static StaffCode read(ResultSet row, int number) throws SQLException {
        var trouble = row.getString("trouble");
        var by = row.getObject("made_by", UUID.class);
        return new StaffCode(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("name"),
                row.getString("mark"),
                texts(row, "members"),
                List.of(),
                texts(row, "tags"),
                row.getString("source"),
                row.getString("welcome"),
                row.getString("config"),
                row.getBoolean("has_picture"),
                trouble == null ? null : new Trouble(trouble, row.getString("trouble_detail")),
                by == null ? null : new UserId(by),
                Instants.instant(row, "made_at"),
                Instants.instantOrNull(row, "ended_at"),
                row.getLong("version"),
                Came.NOBODY);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
