package dev.rapport.marketing.segments;

import dev.rapport.marketing.segments.Condition.Group;
import dev.rapport.marketing.segments.Condition.Leaf;
import dev.rapport.platform.AllCustomers;
import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.CustomerFact.Type;
import dev.rapport.platform.Instants;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Conditions in SQL. What people entered is bound, whatever it says. Each fact is asked by {@code exists}, which the database
 * joins where it must hold, and decides itself whether to read once or customer by customer where it is one of several.
 */
final class SegmentSql {

    /** The parameter with ids of some customers, where only those are looked at. */
    static final String SOME = "some";

    /** The 29th of February is on the 28th where the year has no other. */
    private static final String ANNIVERSARY = """
        %1$s in (
            select said
            from generate_series(%2$s + cast(%3$s as integer), %2$s + cast(%4$s as integer), interval '1 day') as that (day)
            cross join lateral (
                values (to_char(day, 'MM-DD')), (case to_char(day + interval '1 day', 'MM-DD') when '03-01' then '02-29' end)
            ) as one (said)
            where said is not null)\
        """;

    /** A query of customers' ids. */
    record Query(String sql, Map<String, Object> parameters) {}

    private final AllCustomers everybody;
    private final Map<String, CustomerFact> facts;
    private final Instant now;
    private final boolean some;
    private final Map<String, Object> parameters = new HashMap<>();

    private SegmentSql(AllCustomers everybody, Map<String, CustomerFact> facts, Instant now, boolean some) {
        this.everybody = everybody;
        this.facts = facts;
        this.now = now;
        this.some = some;
    }

    /** @param some whether only customers of {@link #SOME} are looked at */
    static Query matching(
            Condition condition, AllCustomers everybody, Map<String, CustomerFact> facts, Instant now, boolean some) {
        var sql = new SegmentSql(everybody, facts, now, some);
        var text = "select %s as id from %s where %s%s and %s"
                .formatted(
                        everybody.id(),
                        everybody.rows(),
                        everybody.only(),
                        sql.among(everybody.id()),
                        sql.said(condition));
        return new Query(text, sql.parameters);
    }

    /** Customers for whom the condition may say otherwise at a time than at an earlier one, though nothing happened. */
    static List<Query> turningBetween(
            Condition condition,
            AllCustomers everybody,
            Map<String, CustomerFact> facts,
            Instant earlier,
            Instant later) {
        var queries = new ArrayList<Query>();
        condition.leaves().forEach(leaf -> {
            var sql = new SegmentSql(everybody, facts, later, false);
            var turns = sql.turns(leaf, earlier);
            if (turns.isEmpty()) return;
            var fact = sql.fact(leaf);
            var rows = fact.rows() == null ? everybody.rows() : fact.rows();
            var customer = fact.rows() == null ? everybody.id() : fact.customer();
            queries.add(new Query(
                    "select distinct %s as id from %s where %s is not null and (%s) and (%s)"
                            .formatted(customer, rows, customer, sql.kept(fact), String.join(" or ", turns)),
                    sql.parameters));
        });
        return queries;
    }

    private List<String> turns(Leaf leaf, Instant earlier) {
        var fact = fact(leaf);
        var turns = new ArrayList<String>();
        if (fact.from() != null) turns.add(between(fact.from(), earlier, now));
        if (fact.until() != null) turns.add(between(fact.until(), earlier, now));
        if (leaf.days() != null && fact.yearly() != null) turns.add(anniversaryTurns(fact.yearly(), leaf, earlier));
        else if (leaf.days() != null) {
            var at = Objects.requireNonNull(fact.at());
            var far = Duration.ofDays(leaf.days());
            turns.add(between(at, earlier, now));
            turns.add(
                    leaf.is() == Asks.NEXT
                            ? between(at, earlier.plus(far), now.plus(far))
                            : between(at, earlier.minus(far), now.minus(far)));
        }
        return turns;
    }

    private String between(String at, Instant after, Instant to) {
        return "%1$s > %2$s and %1$s <= %3$s".formatted(at, bound(after), bound(to));
    }

    private String among(String customer) {
        return some ? " and %s = any(:%s)".formatted(customer, SOME) : "";
    }

    private String said(Condition condition) {
        return switch (condition) {
            case Group group -> said(group);
            case Leaf leaf -> said(leaf);
        };
    }

    private String said(Group group) {
        var between = group.how() == How.ANY ? " or " : " and ";
        Function<String, String> turned = group.how() == How.NONE ? SegmentSql::not : sql -> sql;
        return group.parts().stream().map(this::said).map(turned).collect(Collectors.joining(between, "(", ")"));
    }

    private static String not(String sql) {
        return "not " + sql;
    }

    private String said(Leaf leaf) {
        var fact = fact(leaf);
        return switch (leaf.is()) {
            case NONE_OF -> not(some(fact, anyOf(fact, leaf)));
            case NO -> not(some(fact, "true"));
            case UNKNOWN -> not(some(fact, known(fact)));
            case BEFORE -> "(%s and %s)".formatted(some(fact, before(fact, leaf)), not(some(fact, asked(fact, leaf))));
            case AT_LEAST, AT_MOST -> fact.type() == Type.COUNT ? counted(fact, leaf) : measured(fact, leaf);
            default -> some(fact, asked(fact, leaf));
        };
    }

    private String asked(CustomerFact fact, Leaf leaf) {
        var value = leaf.value() == null ? "" : leaf.value();
        return switch (leaf.is()) {
            case ANY_OF, NONE_OF -> anyOf(fact, leaf);
            case IS -> "lower(%s) = %s".formatted(fact.value(), bound(value.toLowerCase(Locale.ROOT)));
            case CONTAINS -> "strpos(lower(%s), %s) > 0".formatted(fact.value(), bound(value.toLowerCase(Locale.ROOT)));
            case AT_LEAST -> "%s >= %s".formatted(fact.value(), bound(new BigDecimal(value)));
            case AT_MOST -> "%s <= %s".formatted(fact.value(), bound(new BigDecimal(value)));
            case FROM -> "%s >= %s".formatted(fact.at(), bound(LocalDate.parse(value)));
            case UNTIL -> "%s < %s".formatted(fact.at(), bound(LocalDate.parse(value)));
            case WITHIN, BEFORE, NEXT -> of(fact, leaf);
            case YES, NO -> "true";
            case KNOWN, UNKNOWN -> known(fact);
        };
    }

    private String before(CustomerFact fact, Leaf leaf) {
        var far = Duration.ofDays(Objects.requireNonNull(leaf.days()));
        return "%s <= %s".formatted(fact.at(), bound(now.minus(far)));
    }

    private String of(CustomerFact fact, Leaf leaf) {
        if (fact.yearly() != null) return anniversary(fact.yearly(), leaf, now);
        var far = Duration.ofDays(Objects.requireNonNull(leaf.days()));
        var at = Objects.requireNonNull(fact.at());
        return leaf.is() == Asks.NEXT ? between(at, now, now.plus(far)) : between(at, now.minus(far), now);
    }

    /** Whether it comes, or came, in those days, of which this day is the first, or the last. */
    private String anniversary(String monthAndDay, Leaf leaf, Instant today) {
        var days = Objects.requireNonNull(leaf.days());
        return ANNIVERSARY.formatted(
                monthAndDay,
                day(today),
                bound(leaf.is() == Asks.NEXT ? 0 : -days),
                bound(leaf.is() == Asks.NEXT ? days : 0));
    }

    private String anniversaryTurns(String monthAndDay, Leaf leaf, Instant earlier) {
        return "%s <> %s and (%s) is distinct from (%s)"
                .formatted(
                        day(earlier),
                        day(now),
                        anniversary(monthAndDay, leaf, earlier),
                        anniversary(monthAndDay, leaf, now));
    }

    /** Where the session is. */
    private String day(Instant at) {
        return "cast(cast(%s as timestamptz) as date)".formatted(bound(at));
    }

    private String anyOf(Leaf leaf, CustomerFact fact) {
        return leaf.of().isEmpty() ? "" : " and " + anyOf(fact, leaf);
    }

    private String anyOf(CustomerFact fact, Leaf leaf) {
        var words = leaf.of().stream()
                .map(word -> fact.isOpen() ? word.toLowerCase(Locale.ROOT) : word)
                .toArray(String[]::new);
        return (fact.isOpen() ? "lower(%s) = any(%s)" : "%s = any(%s)").formatted(fact.choice(), bound(words));
    }

    private static String known(CustomerFact fact) {
        var what = fact.type() == Type.CHOICE ? fact.choice() : fact.type() == Type.DAY ? fact.at() : fact.value();
        return what + " is not null";
    }

    private String counted(CustomerFact fact, Leaf leaf) {
        var number = Integer.parseInt(Objects.requireNonNull(leaf.value()));
        var least = leaf.is() == Asks.AT_LEAST ? number : number + 1;
        if (least == 0) return "true";
        var rows = (leaf.days() == null ? "true" : of(fact, leaf)) + anyOf(leaf, fact);
        var atLeast = least == 1 ? some(fact, rows) : several(fact, rows, least);
        return leaf.is() == Asks.AT_LEAST ? atLeast : not(atLeast);
    }

    private String some(CustomerFact fact, String condition) {
        if (fact.rows() == null) return "((%s and %s) is true)".formatted(only(fact), condition);
        return "exists (select from %s where %s = %s and %s and %s)"
                .formatted(fact.rows(), fact.customer(), everybody.id(), only(fact), condition);
    }

    private String measured(CustomerFact fact, Leaf leaf) {
        var number = new BigDecimal(Objects.requireNonNull(leaf.value()));
        var isZeroMeant =
                fact.isZeroWithout() && (leaf.is() == Asks.AT_LEAST ? number.signum() <= 0 : number.signum() >= 0);
        if (!isZeroMeant) return some(fact, asked(fact, leaf) + anyOf(leaf, fact));
        var beyond = "%s %s %s".formatted(fact.value(), leaf.is() == Asks.AT_LEAST ? "<" : ">", bound(number));
        return not(some(fact, beyond + anyOf(leaf, fact)));
    }

    private String several(CustomerFact fact, String condition, int least) {
        return """
            exists (select from (select %1$s as id from %2$s where %1$s is not null%3$s and %4$s and %5$s \
            group by %1$s having count(%6$s) >= %7$s) counted where counted.id = %8$s)\
            """.formatted(
                        fact.customer(),
                        Objects.requireNonNull(fact.rows()),
                        among(fact.customer()),
                        only(fact),
                        condition,
                        fact.counted(),
                        bound(least),
                        everybody.id());
    }

    private String only(CustomerFact fact) {
        var sql = new StringBuilder(kept(fact));
        if (fact.from() != null) sql.append(" and (%1$s is null or %1$s <= %2$s)".formatted(fact.from(), bound(now)));
        if (fact.until() != null) sql.append(" and (%1$s is null or %1$s > %2$s)".formatted(fact.until(), bound(now)));
        return "(" + sql + ")";
    }

    /** Rows that count at some time. */
    private String kept(CustomerFact fact) {
        return fact.given() == null ? fact.only() : fact.only().replace("{given}", bound(fact.given()));
    }

    private String bound(Object value) {
        var name = "p" + parameters.size();
        parameters.put(name, value instanceof Instant at ? Instants.utc(at) : value);
        return ":" + name;
    }

    private CustomerFact fact(Leaf leaf) {
        return Objects.requireNonNull(facts.get(leaf.fact()), leaf.fact());
    }

    /** The tables whose changes may change what the condition says. */
    static List<String> heard(Condition condition, Map<String, CustomerFact> facts) {
        return condition
                .leaves()
                .map(leaf -> facts.get(leaf.fact()))
                .filter(Objects::nonNull)
                .flatMap(fact -> fact.heard().stream())
                .distinct()
                .toList();
    }
}
