package dev.rapport.sla.ledger;

import java.util.List;
import org.springframework.modulith.NamedInterface;

/**
 * A table of which each row has one entry, or stands in the list of one. A bean of the module that owns it, if that is
 * another one.
 *
 * @param appendOnly whether its rows may never be changed
 * @param kinds of the entries, as a list in SQL
 * @param key what names a row, as text
 * @param toldKey the same from the entry's {@code told}
 * @param content what the entry must say of the row; what later versions of the product add to a table is more
 */
@NamedInterface("ledger")
public record ToldTable(String name, boolean appendOnly, String kinds, String key, String toldKey, String content)
        implements Comparison {

    static final List<ToldTable> OWN = List.of(
            new ToldTable("sla_case", false, "'opened'", "t.subject_id::text", "told ->> 'subject_id'", """
                    jsonb_build_object('subject_id', t.subject_id, 'external', t.external, 'live', t.live,
                        'opened_at', t.opened_at, 'facts', told -> 'facts', 'promises', told -> 'promises')
                    """),
            new ToldTable("sla_event", true, "'event', 'history'", "t.id::text", "told ->> 'id'", "to_jsonb(t)"),
            new ToldTable(
                    "sla_warning",
                    true,
                    "'warning'",
                    "t.clock_id || ' ' || to_char(t.due_at, 'YYYY-MM-DD HH24:MI:SS.US')",
                    "(told ->> 'clock_id') || ' '"
                            + " || to_char(cast(told ->> 'due_at' as timestamptz), 'YYYY-MM-DD HH24:MI:SS.US')",
                    "to_jsonb(t)"),
            new ToldTable("sla_breach", true, "'breach'", "t.id::text", "told ->> 'id'", "to_jsonb(t)"),
            new ToldTable(
                    "sla_breach_turn",
                    true,
                    "'breach-taken-back', 'breach-stands'",
                    "t.id::text",
                    "told ->> 'id'",
                    "to_jsonb(t)"));

    /** The rows and entries that do not belong together; entries whose hash is wrong are left out. */
    @Override
    public String differences() {
        return """
                select entry.chain, entry.seq, %1$s as key, %1$s is null as without_row, entry.chain is null as without_entry
                from %2$s t
                full join (
                    select chain, seq, told, %3$s as key
                    from (
                        select chain, seq, told
                        from sla_ledger
                        cross join lateral jsonb_array_elements(
                            case when body like '[%%' then body::jsonb else jsonb_build_array(body::jsonb) end) as one (told)
                        where kind in (%4$s)
                            and (chain, seq) not in (
                                select * from unnest(cast(:chains as text[]), cast(:seqs as bigint[])))
                        offset 0
                    ) as parsed
                ) as entry on entry.key = %1$s
                where %1$s is null
                    or entry.chain is null
                    or not (%5$s) @> told
                order by entry.chain, entry.seq, key
                limit :limit
                """.formatted(key, name, toldKey, kinds, content);
    }

    @Override
    public String count() {
        return """
                select
                    (select count(*) from %s),
                    (select coalesce(sum(case when body like '[%%' then json_array_length(body::json) else 1 end), 0)
                    from sla_ledger
                    where kind in (%s))
                """.formatted(name, kinds);
    }
}
