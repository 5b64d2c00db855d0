package dev.rapport.community;

import dev.rapport.community.Member.Activity;
import dev.rapport.community.Member.State;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The members of all groups. */
@Repository
class Members {

    static final String ALL =
            "select member.*, community_group.name as group_name from member join community_group on community_group.id = group_id";

    /** Who left the group is not written to about it. */
    private static final String STILL_IN = """
            exists (
                select
                from group_member
                where group_member.group_id = member.group_id
                    and group_member.customer_id = member.customer_id
                    and group_member.left_at is null)
            """;

    private final JdbcClient jdbc;
    private final Customers customers;
    private final ApplicationEventPublisher events;

    Members(JdbcClient jdbc, Customers customers, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.events = events;
    }

    /** Adds the member; false when that customer is in the group already. */
    boolean add(Member member) {
        return jdbc.sql("""
                        insert into member
                          (id, number, customer_id, group_id, channel, state, team, joined_at, last_seen_at, state_since)
                        values
                          (:id, :number, :customer, :group, :channel, :state, :team, :joined, :seen, :since)
                        on conflict (customer_id, group_id) where doubles is null do nothing
                        """)
                        .param("id", member.id().value())
                        .param("number", member.number())
                        .param("customer", member.customer().value())
                        .param("group", member.groupId().value())
                        .param("channel", member.channel())
                        .param("state", member.state().name())
                        .param("team", member.team())
                        .param("joined", Instants.utc(member.joinedAt()))
                        .param("seen", Instants.utc(member.lastSeenAt()))
                        .param("since", Instants.utc(member.stateSince()))
                        .update()
                > 0;
    }

    void save(Member member) {
        var activity = member.activity();
        var owner = member.owner();
        var moved = jdbc.sql("""
                        update member
                        set state = :state,
                            level = :level,
                            interest = :interest,
                            score = :score,
                            reasons = :reasons,
                            attempts = :attempts,
                            rewards = :rewards,
                            owner_id = :owner,
                            team = :team,
                            last_seen_at = :seen,
                            state_since = :since
                        from member before
                        where member.id = :id
                            and before.id = member.id
                        returning before.state <> member.state
                        """)
                .param("state", member.state().name())
                .param("team", member.team())
                .param("level", activity == null ? null : activity.level(), Types.VARCHAR)
                .param("interest", activity == null ? null : activity.interest(), Types.VARCHAR)
                .param("score", activity == null ? null : activity.score(), Types.INTEGER)
                .param(
                        "reasons",
                        activity == null ? new String[0] : activity.reasons().toArray(String[]::new))
                .param("attempts", member.attempts())
                .param("rewards", member.rewards())
                .param("owner", owner == null ? null : owner.value(), Types.OTHER)
                .param("seen", Instants.utc(member.lastSeenAt()))
                .param("since", Instants.utc(member.stateSince()))
                .param("id", member.id().value())
                .query(Boolean.class)
                .single();
        if (moved) events.publishEvent(member.stands());
    }

    /** The member, kept from others until the transaction ends. */
    Member locked(SubjectId id) {
        return jdbc.sql(ALL + " where member.id = :id for update of member")
                .param("id", id.value())
                .query(Members::read)
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    /** The same where something is written of the customer: they first, as whoever makes two into one does. */
    Member held(SubjectId id) {
        byId(id).flatMap(member -> customers.card(member.customer())).ifPresent(card -> customers.hold(card.id()));
        return locked(id);
    }

    Optional<Member> byId(SubjectId id) {
        return jdbc.sql(ALL + " where member.id = :id")
                .param("id", id.value())
                .query(Members::read)
                .optional();
    }

    /** How a customer is looked after in a group, kept from others until the transaction ends. */
    Optional<Member> locked(SubjectId group, CustomerId customer) {
        return jdbc.sql(ALL + """
                         where member.group_id = :group
                            and member.customer_id = :customer
                            and member.doubles is null
                        for update of member
                        """)
                .param("group", group.value())
                .param("customer", customer.value())
                .query(Members::read)
                .optional();
    }

    Optional<Member> byNumber(String number) {
        return jdbc.sql(ALL + " where member.number = :number")
                .param("number", number)
                .query(Members::read)
                .optional();
    }

    /**
     * The resting memberships of a customer, kept from others until the transaction ends.
     *
     * @param channel only those that this channel reaches, where one is given
     */
    List<Member> restingOf(SubjectId customer, @Nullable String channel) {
        return jdbc.sql(ALL + """
                         where member.customer_id = :customer
                            and member.state = 'RESTING'
                            and member.doubles is null
                            and (cast(:channel as text) is null or member.channel = :channel)
                            and {in}
                        order by member.id
                        for update of member
                        """.replace("{in}", STILL_IN))
                .param("customer", customer.value())
                .param("channel", channel, Types.VARCHAR)
                .query(Members::read)
                .list();
    }

    /** Resting members not seen since a time and left in peace since then, kept from other copies of the application. */
    List<Member> fallenQuiet(Instant notSeenSince, int limit) {
        return jdbc.sql(ALL + """
                         where member.state = 'RESTING'
                            and member.last_seen_at < :since
                            and member.state_since < :since
                            and member.doubles is null
                            and {in}
                        order by member.last_seen_at
                        limit :limit
                        for update of member skip locked
                        """.replace("{in}", STILL_IN))
                .param("since", Instants.utc(notSeenSince))
                .param("limit", limit)
                .query(Members::read)
                .list();
    }

    void addSignal(SubjectId member, Signal signal, Instant at) {
        jdbc.sql("insert into member_signal (id, member_id, kind, at) values (:id, :member, :kind, :at)")
                .param("id", Ids.next())
                .param("member", member.value())
                .param("kind", signal.name())
                .param("at", Instants.utc(at))
                .update();
    }

    Map<Signal, Integer> signals(SubjectId member, Instant since, Instant purchasesSince) {
        return jdbc
                .sql("""
                        select kind, count(*) as times
                        from member_signal
                        where member_id = :member
                          and at >= case when kind = 'PURCHASE' then cast(:purchases as timestamptz) else :since end
                        group by kind
                        """)
                .param("member", member.value())
                .param("since", Instants.utc(since))
                .param("purchases", Instants.utc(purchasesSince))
                .query((row, n) -> Map.entry(Signal.valueOf(row.getString("kind")), row.getInt("times")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    int openRequests(SubjectId member, Instant since) {
        return jdbc.sql("""
                        select count(*)
                        from member_signal
                        where member_id = :member
                          and kind = 'INTENT'
                          and at >= :since
                          and at > coalesce((select max(at) from member_reach where member_id = :member and not meant), '-infinity')
                        """)
                .param("member", member.value())
                .param("since", Instants.utc(since))
                .query(Integer.class)
                .single();
    }

    /** That somebody shall write to the member: it counts from now on, until it is written or let go. */
    void meansReach(Member member, Instant at) {
        add(member, at, true);
    }

    void letReachGo(SubjectId member) {
        jdbc.sql("delete from member_reach where member_id = :member and meant")
                .param("member", member.value())
                .update();
    }

    /** What was meant, or more than that. */
    void addReach(Member member, Instant at) {
        letReachGo(member.id());
        add(member, at, false);
    }

    private void add(Member member, Instant at, boolean meant) {
        jdbc.sql("""
                        insert into member_reach (id, member_id, customer_id, at, meant)
                        values (:id, :member, :customer, :at, :meant)
                        """)
                .param("id", Ids.next())
                .param("member", member.id().value())
                .param("customer", member.customer().value())
                .param("at", Instants.utc(at))
                .param("meant", meant)
                .update();
    }

    /** Counts that we set out to write to the member once more, and says which time that is. */
    int followUp(SubjectId member) {
        return jdbc.sql("""
                        insert into member_follow_up (member_id, times)
                        values (:id, 1)
                        on conflict (member_id) do update
                        set times = member_follow_up.times + 1
                        returning times
                        """).param("id", member.value()).query(Integer.class).single();
    }

    /** How often we wrote or shall write to a customer, in whatever group, since a time. */
    int reaches(CustomerId customer, Instant since) {
        return jdbc.sql("select count(*) from member_reach where customer_id = :customer and at > :since")
                .param("customer", customer.value())
                .param("since", Instants.utc(since))
                .query(Integer.class)
                .single();
    }

    static Member read(ResultSet row, int n) throws SQLException {
        var owner = row.getObject("owner_id", UUID.class);
        var level = row.getString("level");
        return new Member(
                new SubjectId(row.getObject("id", UUID.class)),
                row.getString("number"),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                new SubjectId(row.getObject("group_id", UUID.class)),
                row.getString("group_name"),
                row.getString("channel"),
                State.valueOf(row.getString("state")),
                level == null
                        ? null
                        : new Activity(level, row.getString("interest"), row.getInt("score"), List.of((String[])
                                row.getArray("reasons").getArray())),
                row.getInt("attempts"),
                row.getInt("rewards"),
                owner == null ? null : new UserId(owner),
                row.getString("team"),
                Instants.instant(row, "joined_at"),
                Instants.instant(row, "last_seen_at"),
                Instants.instant(row, "state_since"));
    }
}
