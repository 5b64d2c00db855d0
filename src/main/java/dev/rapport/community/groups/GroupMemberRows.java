package dev.rapport.community.groups;

import dev.rapport.cases.CaseSight;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of who is and was in groups. */
@Component
class GroupMemberRows {

    private final JdbcClient jdbc;

    GroupMemberRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who is in a group, the last to come first; or who was. */
    Page<GroupMember> list(SubjectId group, boolean left, int limit, @Nullable String after) {
        var rows = jdbc.sql("""
                        select *
                        from group_member
                        where group_id = :group
                            and (left_at is not null) = :left
                            and doubles is null
                            and (cast(:after as uuid) is null or id < :after)
                        order by id desc
                        limit :limit
                        """)
                .param("group", group.value())
                .param("left", left)
                .param("after", after == null ? null : Cursor.id(after), Types.OTHER)
                .param("limit", limit + 1)
                .query(GroupMemberRows::read)
                .list();
        return Page.of(rows, limit, row -> Cursor.of(row.id()));
    }

    /** A place of a customer, in a group that the asker may see. */
    record Place(GroupMember member, String number, String name) {}

    /** Where a customer is first, then where they were. */
    List<Place> of(CustomerId customer, Map<String, Object> sight, int limit) {
        return jdbc.sql("""
                        select group_member.*, community_group.number, community_group.name
                        from group_member
                        join community_group on community_group.id = group_member.group_id
                        where group_member.customer_id = :customer
                            and group_member.doubles is null
                            and {sight}
                        order by group_member.left_at is not null, group_member.joined_at desc, group_member.id desc
                        limit :limit
                        """.replace(
                        "{sight}",
                        CaseSight.condition("community_group.id", "community_group.owner_id", "community_group.team")))
                .params(sight)
                .param("customer", customer.value())
                .param("limit", limit)
                .query((row, number) -> new Place(read(row, number), row.getString("number"), row.getString("name")))
                .list();
    }

    /** Kept from others until the transaction ends. */
    Optional<GroupMember> locked(SubjectId group, UUID id) {
        return jdbc.sql("select * from group_member where id = :id and group_id = :group for update")
                .param("id", id)
                .param("group", group.value())
                .query(GroupMemberRows::read)
                .optional();
    }

    boolean isIn(SubjectId group, CustomerId customer) {
        return jdbc.sql("""
                        select exists (
                            select
                            from group_member
                            where group_id = :group
                                and customer_id = :customer
                                and left_at is null)
                        """)
                .param("group", group.value())
                .param("customer", customer.value())
                .query(Boolean.class)
                .single();
    }

    /** False where they are in it. */
    boolean add(GroupMember member) {
        var customer = member.customer();
        var colleague = member.colleague();
        return jdbc.sql("""
                        insert into group_member (id, group_id, customer_id, staff_id, external, called, role, came, came_by,
                            joined_at, last_at)
                        values (:id, :group, :customer, :staff, :external, :called, :role, :came, :by, :joined, :last)
                        on conflict do nothing
                        """)
                        .param("id", member.id())
                        .param("group", member.group().value())
                        .param("customer", customer == null ? null : customer.value(), Types.OTHER)
                        .param("staff", colleague == null ? null : colleague.value(), Types.OTHER)
                        .param("external", member.external(), Types.VARCHAR)
                        .param("called", member.called(), Types.VARCHAR)
                        .param("role", member.role().name())
                        .param("came", member.came().name())
                        .param("by", member.cameBy(), Types.VARCHAR)
                        .param("joined", Instants.utc(member.joinedAt()))
                        .param("last", Instants.utcOrNull(member.lastAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .update()
                > 0;
    }

    /** Takes those with them who double them. */
    void leave(GroupMember member, Instant at, GroupEnd how) {
        jdbc.sql("""
                        update group_member
                        set left_at = :at, left_how = :how
                        where id = :id or doubles = :id and left_at is null
                        """)
                .param("at", Instants.utc(at))
                .param("how", how.name())
                .param("id", member.id())
                .update();
    }

    /** False where they came back otherwise meanwhile. Those come with them who left with them as their doubles. */
    boolean stay(GroupMember member) {
        if (!staysAlone(member)) return false;
        jdbc.sql("""
                        update group_member
                        set left_at = null, left_how = null
                        where doubles = :id
                            and left_at = :left
                            and not exists (
                                select
                                from group_member other
                                where other.group_id = group_member.group_id
                                    and other.left_at is null
                                    and other.external = group_member.external)
                        """)
                .param("id", member.id())
                .param("left", Instants.utcOrNull(member.leftAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        return true;
    }

    private boolean staysAlone(GroupMember member) {
        return jdbc.sql("""
                        update group_member
                        set left_at = null, left_how = null
                        where id = :id
                            and not exists (
                                select
                                from group_member other
                                where other.group_id = group_member.group_id
                                    and other.left_at is null
                                    and other.doubles is null
                                    and (other.customer_id = group_member.customer_id
                                        or other.external = group_member.external))
                        """).param("id", member.id()).update() > 0;
    }

    int count(SubjectId group) {
        return jdbc.sql("""
                        select count(*)
                        from group_member
                        where group_id = :group
                            and left_at is null
                            and doubles is null
                        """).param("group", group.value()).query(Integer.class).single();
    }

    static GroupMember read(ResultSet row, int number) throws SQLException {
        var customer = row.getObject("customer_id", UUID.class);
        var colleague = row.getObject("staff_id", UUID.class);
        var how = row.getString("left_how");
        return new GroupMember(
                row.getObject("id", UUID.class),
                new SubjectId(row.getObject("group_id", UUID.class)),
                customer == null ? null : new CustomerId(customer),
                colleague == null ? null : new UserId(colleague),
                row.getString("external"),
                row.getString("called"),
                GroupRole.valueOf(row.getString("role")),
                GroupWay.valueOf(row.getString("came")),
                row.getString("came_by"),
                Instants.instant(row, "joined_at"),
                Instants.instantOrNull(row, "last_at"),
                Instants.instantOrNull(row, "left_at"),
                how == null ? null : GroupEnd.valueOf(how));
    }
}
