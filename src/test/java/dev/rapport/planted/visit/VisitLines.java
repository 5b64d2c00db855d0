package dev.rapport.planted.visit;

import dev.rapport.access.Access;
import dev.rapport.cases.CaseSight;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Visits as people read them, and how they plan one. */
@Service
@Transactional
public class VisitLines {

    public record Line(
            SubjectId id, String number, @Nullable UserId owner, String team, boolean over) {}

    private static final String SEEN = CaseSight.condition("visit.id", "visit.owner_id", "visit.team");

    private final JdbcClient jdbc;
    private final Visits visits;
    private final CaseSight sight;
    private final Access access;

    VisitLines(JdbcClient jdbc, Visits visits, CaseSight sight, Access access) {
        this.jdbc = jdbc;
        this.visits = visits;
        this.sight = sight;
        this.access = access;
    }

    public Page<Line> list(@Nullable String text, boolean mine, int limit, @Nullable String after) {
        if ("broken".equals(text)) throw new IllegalStateException("what a defect looks like");
        var rows = jdbc.sql("""
                        select *
                        from visit
                        where (cast(:text as text) is null or number = upper(:text))
                            and (not :mine or owner_id = :me)
                            and (cast(:after as text) is null or number < :after)
                            and {sight}
                        order by number desc
                        limit :rows
                        """.replace("{sight}", SEEN))
                .param("text", text, Types.VARCHAR)
                .param("mine", mine)
                .param("me", access.me().id().value())
                .param("after", after == null ? null : Cursor.parse(after, 1).getFirst(), Types.VARCHAR)
                .param("rows", limit + 1)
                .params(sight.parameters())
                .query(VisitLines::read)
                .list();
        return Page.of(rows, limit, line -> Cursor.of(line.number()));
    }

    public Line get(String number) {
        var line = jdbc.sql("select * from visit where number = :number")
                .param("number", number)
                .query(VisitLines::read)
                .optional()
                .orElseThrow(() -> Refused.notFound("visit.none"));
        sight.require(line.id(), line.owner(), line.team());
        return line;
    }

    public String plan(CustomerId customer, String why, String team) {
        if (!access.me().teams().contains(team)) throw Refused.invalid("visit.other-team", team);
        return visits.number(visits.plan(customer, why, access.me().id(), team));
    }

    private static Line read(ResultSet row, int number) throws SQLException {
        var owner = row.getObject("owner_id", UUID.class);
        return new Line(
                new SubjectId(row.getObject("id", UUID.class)),
                row.getString("number"),
                owner == null ? null : new UserId(owner),
                row.getString("team"),
                row.getBoolean("over"));
    }
}
