package dev.rapport.community.groups;

import dev.rapport.cases.CaseSight;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SearchText;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The rows of groups. */
@Component
class GroupRows {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    GroupRows(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Those that the asker may see, newest first. */
    Page<CommunityGroup> list(
            GroupFilter filter, @Nullable UserId owner, Map<String, Object> sight, int limit, @Nullable String after) {
        var text = filter.text() == null || filter.text().isBlank() ? null : filter.text();
        var state = filter.state();
        var rows = jdbc.sql("""
                        select *
                        from community_group
                        where {sight}
                            and (cast(:after as uuid) is null or id < :after)
                            and (cast(:state as text) is null or state = :state)
                            and (cast(:channel as text) is null or channel = :channel)
                            and (cast(:owner as uuid) is null or owner_id = :owner)
                            and (cast(:text as text) is null or folded(number || ' ' || name) like folded(:text))
                        order by id desc
                        limit :limit
                        """.replace("{sight}", CaseSight.condition("community_group.id", "owner_id", "team")))
                .params(sight)
                .param("after", after == null ? null : Cursor.id(after), Types.OTHER)
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("channel", filter.channel(), Types.VARCHAR)
                .param("owner", owner == null ? null : owner.value(), Types.OTHER)
                .param("text", text == null ? null : SearchText.containing(text), Types.VARCHAR)
                .param("limit", limit + 1)
                .query(GroupRows::read)
                .list();
        return Page.of(rows, limit, group -> Cursor.of(group.id()));
    }

    Optional<CommunityGroup> byId(SubjectId id) {
        return jdbc.sql("select * from community_group where id = :id")
                .param("id", id.value())
                .query(GroupRows::read)
                .optional();
    }

    Optional<CommunityGroup> byNumber(String number) {
        return jdbc.sql("select * from community_group where number = :number")
                .param("number", number)
                .query(GroupRows::read)
                .optional();
    }

    /** The one of that name there that is kept by hand and goes on, kept from others until the transaction ends. */
    Optional<CommunityGroup> byHand(String channel, String name) {
        return jdbc.sql("""
                        select *
                        from community_group
                        where channel = :channel
                            and lower(name) = lower(:name)
                            and chat is null
                            and closed_at is null
                        for update
                        """)
                .param("channel", channel)
                .param("name", name)
                .query(GroupRows::read)
                .optional();
    }

    /** The one that the platform calls so, kept from others until the transaction ends. */
    Optional<CommunityGroup> byChat(UUID account, String chat) {
        return jdbc.sql("select * from community_group where account_id = :account and chat = :chat for update")
                .param("account", account)
                .param("chat", chat)
                .query(GroupRows::read)
                .optional();
    }

    /** Kept from others until the transaction ends. */
    CommunityGroup locked(SubjectId id) {
        return jdbc.sql("select * from community_group where id = :id for update")
                .param("id", id.value())
                .query(GroupRows::read)
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    /** False where there is one of that name, kept by hand, already. */
    boolean add(CommunityGroup group) {
        var origin = group.origin();
        return said(jdbc.sql("""
            insert into community_group (id, number, channel, account_id, chat, owner_there, notice, heard_at,
                name, purpose, owner_id, team, capacity, tags, welcome, banned, sensitive, quiet_from,
                quiet_until, posting, state, members, opened_at, closed_at)
            values (:id, :number, :channel, :account, :chat, :ownerThere, :notice, :heard,
                :name, :purpose, :owner, :team, :capacity, :tags, :welcome, :banned, :sensitive, :from,
                :until, :posting, :state, :members, :opened, :closed)
            on conflict do nothing
            """), group)
                        .param("number", group.number())
                        .param("channel", group.channel())
                        .param("account", origin == null ? null : origin.account(), Types.OTHER)
                        .param("chat", origin == null ? null : origin.chat(), Types.VARCHAR)
                        .param("opened", Instants.utc(group.openedAt()))
                        .update()
                > 0;
    }

    /** @param before how it was, locked */
    void save(CommunityGroup before, CommunityGroup group) {
        if (before.equals(group)) return;
        try {
            said(jdbc.sql("""
                update community_group
                set name = :name,
                    purpose = :purpose,
                    owner_id = :owner,
                    team = :team,
                    capacity = :capacity,
                    tags = :tags,
                    welcome = :welcome,
                    banned = :banned,
                    sensitive = :sensitive,
                    quiet_from = :from,
                    quiet_until = :until,
                    posting = :posting,
                    state = :state,
                    members = :members,
                    owner_there = :ownerThere,
                    notice = :notice,
                    heard_at = :heard,
                    closed_at = :closed
                where id = :id
                """), group).update();
        } catch (DuplicateKeyException taken) {
            throw Refused.conflict("group.name-taken", group.name()).at("name");
        }
        if (group.state() != before.state()) events.publishEvent(group.stands());
    }

    private static StatementSpec said(StatementSpec statement, CommunityGroup group) {
        var says = group.says();
        var rules = says.rules();
        var owner = says.owner();
        var origin = group.origin();
        return statement
                .param("ownerThere", origin == null ? null : origin.owner(), Types.VARCHAR)
                .param("notice", origin == null ? null : origin.notice(), Types.VARCHAR)
                .param(
                        "heard",
                        Instants.utcOrNull(origin == null ? null : origin.heardAt()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", group.id().value())
                .param("name", says.name())
                .param("purpose", says.purpose(), Types.VARCHAR)
                .param("owner", owner == null ? null : owner.value(), Types.OTHER)
                .param("team", says.team())
                .param("capacity", says.capacity(), Types.INTEGER)
                .param("tags", says.tags().toArray(String[]::new))
                .param("welcome", rules.welcome(), Types.VARCHAR)
                .param("banned", rules.banned().toArray(String[]::new))
                .param("sensitive", rules.sensitive().toArray(String[]::new))
                .param("from", rules.quietFrom(), Types.TIME)
                .param("until", rules.quietUntil(), Types.TIME)
                .param("posting", rules.posting(), Types.VARCHAR)
                .param("state", group.state().name())
                .param("members", group.members())
                .param("closed", Instants.utcOrNull(group.closedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    static CommunityGroup read(ResultSet row, int number) throws SQLException {
        var owner = row.getObject("owner_id", UUID.class);
        return new CommunityGroup(
                new SubjectId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getString("channel"),
                origin(row),
                GroupState.valueOf(row.getString("state")),
                new GroupDraft(
                        row.getString("name"),
                        row.getString("purpose"),
                        owner == null ? null : new UserId(owner),
                        row.getString("team"),
                        row.getObject("capacity", Integer.class),
                        texts(row.getArray("tags")),
                        new GroupRules(
                                row.getString("welcome"),
                                texts(row.getArray("banned")),
                                texts(row.getArray("sensitive")),
                                row.getObject("quiet_from", LocalTime.class),
                                row.getObject("quiet_until", LocalTime.class),
                                row.getString("posting"))),
                row.getInt("members"),
                Instants.instant(row, "opened_at"),
                Instants.instantOrNull(row, "closed_at"));
    }

    private static @Nullable GroupOrigin origin(ResultSet row) throws SQLException {
        var chat = row.getString("chat");
        return chat == null
                ? null
                : new GroupOrigin(
                        row.getObject("account_id", UUID.class),
                        chat,
                        row.getString("owner_there"),
                        row.getString("notice"),
                        Instants.instant(row, "heard_at"));
    }

    private static List<String> texts(Array column) throws SQLException {
        return List.of((String[]) column.getArray());
    }
}
