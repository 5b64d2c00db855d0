package dev.rapport.sla.ledger;

import java.util.List;

/**
 * What a table says now, or says of each version, and what the ledger told of it last. Several entries may tell of one
 * row, so only the last one is compared.
 *
 * @param table with an alias {@code t}
 * @param entryKey what an entry tells of, by its columns and {@code told}
 * @param kinds of the entries, as a list in SQL
 * @param key the same of a row, as text
 * @param isAsTold whether the row {@code t} is what {@code told} says
 * @param gone which entries must have a row, by {@code told}
 */
record KeptState(String name, String table, String kinds, String entryKey, String key, String isAsTold, String gone)
        implements Comparison {

    static final List<KeptState> ALL = List.of(
            new KeptState(
                    "business_calendar",
                    "business_calendar t",
                    "'calendar-added', 'calendar-changed'",
                    "chain",
                    "'calendar:' || t.name",
                    "to_jsonb(t) @> told",
                    "true"),
            new KeptState(
                    "business_calendar_version",
                    "business_calendar_version t",
                    "'calendar-added', 'calendar-changed'",
                    "chain || ' ' || (told ->> 'version')",
                    "'calendar:' || t.name || ' ' || t.version",
                    "t.body = told -> 'body'",
                    // calendars have kept their versions for a shorter time than the ledger has been told of them
                    """
                    cast(told ->> 'version' as integer) >= (
                        select min(version) from business_calendar_version where name = told ->> 'name')
                    """),
            new KeptState(
                    "sla_case",
                    "sla_case t",
                    "'opened', 'promises'",
                    "chain",
                    "'subject:' || t.subject_id",
                    "t.promises = told -> 'promises'",
                    "true"),
            new KeptState(
                    "rulebook_version",
                    "(select * from rulebook_decided where rulebook like 'sla-%') t",
                    "'policy-published'",
                    "(told ->> 'rulebook') || ' ' || (told ->> 'version')",
                    "t.rulebook || ' ' || t.version",
                    "t.fingerprint = told ->> 'fingerprint'"
                            + " and t.fingerprint = encode(sha256(convert_to(t.text, 'UTF8')), 'hex')",
                    "true"),
            new KeptState(
                    "sla_clock",
                    "(select clock.* from sla_clock clock where exists (select 1 from sla_breach breach"
                            + " where breach.clock_id = clock.id and breach.due_at = clock.due_at"
                            + " and coalesce((select stands from sla_breach_turn where breach_id = breach.id"
                            + " order by id desc limit 1), true))) t",
                    "'breach'",
                    "(told ->> 'clock_id')",
                    "t.id::text",
                    "t.breached_at is not null",
                    "false"));

    @Override
    public String differences() {
        return """
                select entry.chain, entry.seq, coalesce(%1$s, entry.key) as key,
                    %1$s is null as without_row, entry.chain is null as without_entry
                from %2$s
                full join (
                    select distinct on (key) *
                    from (
                        select chain, seq, told, recorded_at, %3$s as key
                        from (
                            select chain, seq, recorded_at, body::jsonb as told
                            from sla_ledger
                            where kind in (%4$s)
                                and (chain, seq) not in (
                                    select * from unnest(cast(:chains as text[]), cast(:seqs as bigint[])))
                            offset 0
                        ) as parsed
                    ) as named
                    order by key, recorded_at desc, seq desc
                ) as entry on entry.key = %1$s
                where (%1$s is null and (%6$s))
                    or (entry.chain is null and %1$s is not null)
                    or (%1$s is not null and entry.chain is not null and not (%5$s))
                order by entry.chain, entry.seq, key
                limit :limit
                """.formatted(key, table, entryKey, kinds, isAsTold, gone);
    }

    @Override
    public String count() {
        return "select count(*), count(*) from " + table;
    }
}
