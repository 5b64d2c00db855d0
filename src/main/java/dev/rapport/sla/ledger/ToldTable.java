package dev.rapport.sla.ledger;

import java.util.List;

/**
 * A table of which each row has one entry.
 *
 * @param kinds of the entries, as a list in SQL
 * @param key what names a row, as text
 * @param toldKey the same from the entry's {@code told}
 * @param content what the entry must say of the row; what later versions of the product add to a table is more
 */
record ToldTable(String name, String kinds, String key, String toldKey, String content) implements Comparison {

    static final List<ToldTable> ALL = List.of(
            new ToldTable("sla_case", "'opened'", "t.subject_id::text", "told ->> 'subject_id'", """
                    jsonb_build_object('subject_id', t.subject_id, 'external', t.external, 'live', t.live,
                        'opened_at', t.opened_at, 'facts', told -> 'facts', 'promises', told -> 'promises')
                    """),
            new ToldTable("sla_event", "'event'", "t.id::text", "told ->> 'id'", "to_jsonb(t)"),
            new ToldTable(
                    "sla_warning",
                    "'warning'",
                    "t.clock_id || ' ' || to_char(t.due_at, 'YYYY-MM-DD HH24:MI:SS.US')",
                    "(told ->> 'clock_id') || ' '"
                            + " || to_char(cast(told ->> 'due_at' as timestamptz), 'YYYY-MM-DD HH24:MI:SS.US')",
                    "to_jsonb(t)"),
            new ToldTable("sla_breach", "'breach'", "t.id::text", "told ->> 'id'", "to_jsonb(t)"),
            new ToldTable(
                    "sla_breach_turn",
                    "'breach-taken-back', 'breach-stands'",
                    "t.id::text",
                    "told ->> 'id'",
                    "to_jsonb(t)"),
            new ToldTable("breach_remark", "'remark', 'excuse'", "t.id::text", "told ->> 'id'", """
                    to_jsonb(t) || jsonb_build_object(
                        'remark', encode(sha256(convert_to(t.id || E'\\n' || t.remark, 'UTF8')), 'hex'))
                    """));

    /** The rows and entries that do not belong together; entries whose hash is wrong are left out. */
    @Override
    public String differences() {
        return """
                select entry.chain, entry.seq, %1$s as key, %1$s is null as without_row, entry.chain is null as without_entry
                from %2$s t
                full join (
                    select chain, seq, told, %3$s as key
                    from (
                        select chain, seq, body::jsonb as told
                        from sla_ledger
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
        return "select (select count(*) from %s), (select count(*) from sla_ledger where kind in (%s))"
                .formatted(name, kinds);
    }
}
