package dev.rapport.insight.breaches;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.insight.breaches.BreachRemark.Cause;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What managers say of breaches; nothing said is ever changed, a later remark takes the place of those before it. */
@ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
@Transactional
public class BreachRemarks {

    /** In characters. */
    public static final int LONGEST_REMARK = 2_000;

    private final JdbcClient jdbc;
    private final Access access;
    private final Clock clock;

    BreachRemarks(JdbcClient jdbc, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.clock = clock;
    }

    /** Says why a promise was not kept. For managers and administrators; to excuse takes a remark that says why. */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    public BreachRemark add(UUID breach, @Nullable Cause cause, boolean excuses, @Nullable String remark) {
        if (cause == null) throw Refused.invalid("sla.cause-needed");
        var text = CleanText.bodyOrNull(remark);
        if (text != null && text.length() > LONGEST_REMARK)
            throw Refused.invalid("sla.remark-too-long", LONGEST_REMARK);
        if (text == null && excuses) throw Refused.invalid("sla.excuse-without-remark");
        if (jdbc.sql("select 1 from sla_breach where id = :breach")
                .param("breach", breach)
                .query(Integer.class)
                .optional()
                .isEmpty()) throw Refused.notFound("error.no-such-id", breach);
        var said = new BreachRemark(cause, excuses, text, access.me().id(), Instants.now(clock));
        jdbc.sql("""
                        insert into breach_remark (id, breach_id, cause, excuses, remark, by_user, at)
                        values (:id, :breach, :cause, :excuses, :remark, :by, :at)
                        """)
                .param("id", Ids.next())
                .param("breach", breach)
                .param("cause", cause.name())
                .param("excuses", excuses)
                .param("remark", text, Types.VARCHAR)
                .param("by", said.by().value())
                .param("at", said.at().atOffset(ZoneOffset.UTC))
                .update();
        return said;
    }

    /** All that was said of a breach, the last first. For managers, auditors and administrators. */
    @Transactional(readOnly = true)
    public List<BreachRemark> of(UUID breach) {
        return jdbc.sql("""
                        select cause, excuses, remark, by_user, at
                        from breach_remark
                        where breach_id = :breach
                        order by id desc
                        """)
                .param("breach", breach)
                .query((row, number) -> BreachRemark.read(row))
                .list();
    }
}
