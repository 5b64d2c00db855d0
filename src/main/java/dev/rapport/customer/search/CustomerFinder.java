package dev.rapport.customer.search;

import dev.rapport.customer.FoundBy;
import dev.rapport.customer.NameKey;
import dev.rapport.platform.ByIndexes;
import dev.rapport.platform.CustomerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds customers, the surest first, of equally sure ones the newest. However many there are, it looks at a thousand of a kind. */
@Component
public class CustomerFinder {

    private static final int MOST = 1_000;
    private static final int NEWEST = 1_000;

    /** Of the newest; where three in ten of them match, the index would lead to very many that nobody will see. */
    private static final int PROBED = 400;

    /** Of the newest, where so many match: enough to find a thousand. */
    private static final int RECENT = 4_000;

    /** Of names that very many have, the newest customers and those that are exactly so are looked at. */
    private static final String NAMED = """
            common as materialized (
                select count(*) > :probed * 3 / 10 as sure
                from (select search_key from customer order by id desc limit :probed) newest
                where {inKey}),
            recent as materialized (
                select id, search_key as key
                from (select id, search_key from customer order by id desc limit :recent) newest
                where (select sure from common) and ({inKey})
                limit :most + 1),
            inside as materialized (
                select id, search_key as key
                from customer
                where (select count(*) <= :most from recent) and ({inIndex})
                limit :most + 1),
            named as (
                select id, key
                from recent
                union all
                select id, key
                from inside
                union all
                (select id, search_key
                from customer
                where name_key = :name and ({inKey})
                limit :most)
                union all
                select id, search_key
                from (select id, search_key from customer order by id desc limit :newest) newest
                where (select count(*) > :most from inside) and ({inKey})
                union all
                (select id, '| ' || name_key || ' |'
                from customer
                where search_grams is null and ({inName})
                limit :most))
            """;

    private static final String MORE_NAMES =
            "(select count(*) > :most from recent) or (select count(*) > :most from inside)";

    private static final String BY_NAME = """
            select id,
                case
                    when key like any (cast(:whole as text[])) then 0
                    when key like any (cast(:phrase as text[])) then 1
                    when key like all (cast(:beginnings as text[])) then 2
                    else 3
                end,
                'NAME'
            from named
            """;

    private static final String BEST = """
            select id, min(rank) as rank, (array_agg(why order by rank, why <> 'NAME'))[1] as why,
                {moreNames}
                    or exists (select from hit where why <> 'NAME' group by why having count(*) > :most) as more
            from hit
            group by id
            having min(rank) > :rank or min(rank) = :rank and id < :before
            order by min(rank), id desc
            limit :limit
            """;

    /**
     * A customer that was found.
     *
     * @param rank how sure it is; 0 is the surest
     */
    public record Hit(CustomerId id, int rank, FoundBy by) {}

    /** @param more whether there are more than were looked at */
    public record Hits(List<Hit> hits, boolean more) {}

    private record Row(Hit hit, boolean more) {}

    private final JdbcClient jdbc;
    private final ByIndexes indexes;

    CustomerFinder(JdbcClient jdbc, ByIndexes indexes) {
        this.jdbc = jdbc;
        this.indexes = indexes;
    }

    /** @param after the last one that was seen before, if any */
    public Hits find(SoughtCustomer sought, int limit, @Nullable Hit after) {
        var name = sought.name();
        var hits = new ArrayList<String>();
        var parameters = new HashMap<String, Object>(Map.of(
                "most",
                MOST,
                "rank",
                after == null ? -1 : after.rank(),
                "before",
                after == null ? new UUID(0, 0) : after.id().value(),
                "limit",
                limit));
        if (!name.isEmpty()) {
            hits.add(BY_NAME);
            parameters.putAll(name.parameters());
            parameters.putAll(Map.of(
                    "newest", NEWEST,
                    "probed", PROBED,
                    "recent", RECENT,
                    "name", NameKey.of(sought.text()).text(),
                    "whole", name.whole(),
                    "phrase", name.phrase(),
                    "beginnings", name.beginnings()));
        }
        for (var other : sought.others()) {
            hits.add("(" + other.sql() + " limit :most + 1)\n");
            parameters.putAll(other.parameters());
        }
        var rows = indexes.asked(() -> rows(sql(name, hits), parameters));
        return new Hits(
                rows.stream().map(Row::hit).toList(),
                !rows.isEmpty() && rows.getFirst().more());
    }

    private static String sql(SoughtName name, List<String> hits) {
        var named = name.isEmpty()
                ? ""
                : NAMED.replace("{inIndex}", name.inIndex())
                                .replace("{inKey}", name.wordsIn("search_key"))
                                .replace("{inName}", name.wordsIn("' ' || name_key || ' '"))
                        + ",\n";
        return "with " + named + "hit (id, rank, why) as (\n" + String.join("union all\n", hits) + ")\n"
                + BEST.replace("{moreNames}", name.isEmpty() ? "false" : MORE_NAMES);
    }

    private List<Row> rows(String sql, Map<String, Object> parameters) {
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, number) -> new Row(
                        new Hit(
                                new CustomerId(row.getObject("id", UUID.class)),
                                row.getInt("rank"),
                                FoundBy.valueOf(row.getString("why"))),
                        row.getBoolean("more")))
                .list();
    }
}
