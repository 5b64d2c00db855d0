package dev.rapport.contact.calls;

import dev.rapport.cases.CaseSight;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Page;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which calls there are, for those who may see them. */
@Component
class CallLists {

    /** At whose telephone it rings sees it as long as it does, whoever it lies with. */
    private static final String RINGS = """
            (phone_call.state = 'RINGING'
                and exists (
                    select
                    from phone_extension
                    where phone_extension.account_id = phone_call.account_id
                        and phone_extension.user_id = :asker
                        and phone_extension.extension = any(phone_call.ringing)))""";

    private static final String SEEN =
            "(" + CaseSight.condition("phone_call.id", "phone_call.owner_id", "phone_call.team") + " or " + RINGS + ")";

    private final JdbcClient jdbc;
    private final CaseSight sight;

    CallLists(JdbcClient jdbc, CaseSight sight) {
        this.jdbc = jdbc;
        this.sight = sight;
    }

    /** The newest first. */
    Page<PhoneCall> list(CallFilter filter, @Nullable UserId owner, int limit, @Nullable String after) {
        var from = after == null ? List.of("infinity", new UUID(-1, -1).toString()) : Cursor.parse(after, 2);
        var conditions = new ArrayList<String>();
        if (filter.which() == CallFilter.Which.MISSED)
            conditions.add("outcome <> 'ANSWERED' and direction is distinct from 'OUT'");
        if (filter.which() == CallFilter.Which.OPEN) conditions.add("state <> 'DONE'");
        if (filter.direction() != null) conditions.add("direction = :direction");
        if (filter.customer() != null) conditions.add("customer_id = :customer");
        if (owner != null) conditions.add("owner_id = :owner");
        conditions.add(SEEN);
        var customer = filter.customer();
        var direction = filter.direction();
        var rows = jdbc.sql("""
                        select *
                        from phone_call
                        where (began_at, id) < (cast(:at as timestamptz), cast(:id as uuid))
                            and {conditions}
                        order by began_at desc, id desc
                        limit :limit
                        """.replace("{conditions}", String.join(" and ", conditions)))
                .param("at", from.get(0))
                .param("id", from.get(1))
                .param("owner", owner == null ? null : owner.value(), Types.OTHER)
                .param("customer", customer == null ? null : customer.value(), Types.OTHER)
                .param("direction", direction == null ? null : direction.name(), Types.VARCHAR)
                .params(sight.parameters())
                .param("limit", limit + 1)
                .query(CallRows::read)
                .list();
        return Page.of(rows, limit, call -> Cursor.of(call.beganAt(), call.id()));
    }

    boolean isAmong(Collection<SubjectId> subjects) {
        return jdbc.sql("select exists (select from phone_call where id = any(:subjects))")
                .param("subjects", subjects.stream().map(SubjectId::value).toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Those that the asker may see, by number. */
    List<PhoneCall> found(String text, int limit) {
        return jdbc.sql("select * from phone_call where number = :text and " + SEEN + " limit :limit")
                .param("text", text)
                .params(sight.parameters())
                .param("limit", limit)
                .query(CallRows::read)
                .list();
    }
}
