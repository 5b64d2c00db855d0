package dev.rapport.customer.merge;

import dev.rapport.platform.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the journal and the rows say of the time since a merge. */
@Component
class SinceMerged {

    private final JdbcClient jdbc;

    SinceMerged(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who owned the one that went. */
    @Nullable
    UserId ownerOf(Merge merge) {
        return jdbc.sql("""
            select cast(before ->> 'owner_id' as uuid) as owner
            from merge_move
            where merge_id = :merge
                and kind = 'PARKED'
                and table_name = 'customer'
                and before ->> 'owner_id' is not null
            """)
                .param("merge", merge.id().value())
                .query((row, number) -> new UserId(row.getObject("owner", UUID.class)))
                .optional()
                .orElse(null);
    }

    /** Phones, e-mail addresses and identities that only the one that went brought. */
    Set<String> addresses(Merge merge) {
        return Set.copyOf(jdbc.sql("""
            with moved as (
                select cast(row_key ->> 'id' as uuid) as id
                from merge_move
                where merge_id = :merge
                    and kind = 'MOVED'
                    and table_name = 'contact_point')
            select lower(point.value)
            from contact_point point
            join moved using (id)
            where customer_id = :survivor
                and not exists (
                    select
                    from contact_point own
                    where own.customer_id = :survivor
                        and own.kind = point.kind
                        and own.value = point.value
                        and own.id not in (select id from moved))
            union
            select lower(external)
            from merge_move
            join social_identity identity on identity.id = cast(row_key ->> 'id' as uuid)
            where merge_id = :merge
                and merge_move.kind = 'MOVED'
                and table_name = 'social_identity'
                and customer_id = :survivor
            """)
                .param("merge", merge.id().value())
                .param("survivor", merge.survivor().value())
                .query(String.class)
                .list());
    }

    /** Those that came since and stay, masked. */
    List<String> contactPoints(Merge merge) {
        return jdbc.sql("""
            select masked
            from contact_point
            where customer_id = :survivor
                and id > :merge
            order by id
            """)
                .param("survivor", merge.survivor().value())
                .param("merge", merge.id().value())
                .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    /** What the merge changed of the survivor and somebody changed again. */
    List<String> fields(Merge merge) {
        return jdbc.sql("""
            select (
                select name
                from jsonb_object_keys(after) with ordinality as changed (name, place)
                order by name
                limit 1)
            from merge_move
            join customer on customer.id = :survivor
            where merge_id = :merge
                and merge_move.kind = 'CHANGED'
                and table_name = 'customer'
                and before <> after
                and not to_jsonb(customer) @> before
            order by merge_move.id
            """)
                .param("survivor", merge.survivor().value())
                .param("merge", merge.id().value())
                .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }
}
