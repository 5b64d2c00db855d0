package dev.rapport.community;

import dev.rapport.access.ForThoseConcerned;
import dev.rapport.cases.CaseSight;
import dev.rapport.customer.Consents;
import dev.rapport.customer.ContactStanding;
import dev.rapport.customer.NamedCustomers;
import dev.rapport.customer.Purpose;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SearchText;
import dev.rapport.platform.SubjectId;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The members that the person asking may see. */
@ForThoseConcerned
@Service
@Transactional(readOnly = true)
public class MemberQueries {

    private static final int LONGEST_PAGE = 200;

    private final JdbcClient jdbc;
    private final Members members;
    private final Consents consents;
    private final CaseSight sight;

    MemberQueries(JdbcClient jdbc, Members members, Consents consents, CaseSight sight) {
        this.consents = consents;
        this.jdbc = jdbc;
        this.members = members;
        this.sight = sight;
    }

    /** Finds a member by its number, such as M-0042, or by its id; refuses what the asker may not see. */
    public Member get(String numberOrId) {
        var member = (numberOrId.startsWith("M-")
                        ? members.byNumber(numberOrId)
                        : members.byId(SubjectId.of(numberOrId)))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", numberOrId));
        sight.require(member.id(), member.owner(), member.team());
        return member;
    }

    /**
     * How those who are left in peace stand to being written to, which says why and what would change it; of those only
     * that the asker may see.
     */
    public Map<SubjectId, ContactStanding> inPeace(Collection<Member> shown) {
        var resting = shown.stream()
                .filter(member -> member.state() == Member.State.RESTING)
                .toList();
        if (resting.isEmpty()) return Map.of();
        var standings = new HashMap<SubjectId, ContactStanding>();
        seen(resting).stream().collect(Collectors.groupingBy(Member::channel)).forEach((channel, together) -> {
            var known =
                    consents.standings(together.stream().map(Member::customer).toList(), Purpose.MARKETING, channel);
            for (var member : together)
                standings.put(member.id(), known.getOrDefault(member.customer(), ContactStanding.NO_CONSENT));
        });
        return standings;
    }

    private List<Member> seen(List<Member> shown) {
        return jdbc.sql(Members.ALL + " where member.id = any(:shown) and "
                        + CaseSight.condition("member.id", "member.owner_id", "member.team"))
                .params(sight.parameters())
                .param(
                        "shown",
                        shown.stream().map(member -> member.id().value()).toArray(UUID[]::new))
                .query(Members::read)
                .list();
    }

    /** Newest first. */
    public Page<Member> list(MemberFilter filter, int limit, @Nullable String after) {
        var size = Math.clamp(limit, 1, LONGEST_PAGE);
        var state = filter.state();
        var text = filter.text() == null || filter.text().isBlank() ? null : filter.text();
        var named = NamedCustomers.like(Objects.requireNonNullElse(text, ""));
        var rows = jdbc.sql(Members.ALL
                        + """
                         where {sight}
                          and (cast(:after as uuid) is null or member.id < :after)
                          and (cast(:state as text) is null or member.state = :state)
                          and (cast(:level as text) is null or member.level = :level)
                          and (cast(:text as text) is null
                            or member.id in (
                                select id
                                from member
                                where folded(number) like folded(:text)
                                union all
                                select id
                                from member
                                where group_id in (
                                    select id
                                    from community_group
                                    where folded(number || ' ' || name) like folded(:text))
                                union all
                                select id
                                from member
                                where customer_id in ({named})))
                        order by member.id desc
                        limit :limit
                        """.replace("{sight}", CaseSight.condition("member.id", "member.owner_id", "member.team"))
                                .replace("{named}", named.ids()))
                .params(sight.parameters())
                .param("after", after == null ? null : Cursor.id(after), Types.OTHER)
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("level", filter.level(), Types.VARCHAR)
                .param("text", text == null ? null : SearchText.containing(text), Types.VARCHAR)
                .params(named.parameters())
                .param("limit", size + 1)
                .query(Members::read)
                .list();
        return Page.of(rows, size, member -> Cursor.of(member.id()));
    }
}
