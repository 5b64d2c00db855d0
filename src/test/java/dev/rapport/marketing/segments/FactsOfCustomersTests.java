package dev.rapport.marketing.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rapport.marketing.segments.Condition.Group;
import dev.rapport.marketing.segments.Condition.Leaf;
import dev.rapport.platform.AllCustomers;
import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.CustomerFact.Type;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Texts;
import dev.rapport.testing.DatabaseTest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever a module says of customers can be asked, alone and among others, and is heard of. */
@DatabaseTest
class FactsOfCustomersTests {

    @Autowired
    KnownFacts known;

    @Autowired
    AllCustomers everybody;

    @Autowired
    Texts texts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private static Stream<Leaf> leaves(CustomerFact fact) {
        return Asks.of(fact).stream().flatMap(is -> {
            var leaves = new ArrayList<Leaf>();
            leaves.add(leaf(fact, is, is.takesWords(), is.takesDays(), value(fact, is, "2")));
            leaves.add(leaf(fact, is, is.mayTakeWords(fact), is.mayTakeDays(fact), value(fact, is, "1")));
            return leaves.stream();
        });
    }

    private static @Nullable String value(CustomerFact fact, Asks is, String number) {
        if (!is.takesValue()) return null;
        return fact.type() == Type.DAY ? "2026-11-30" : number;
    }

    private static Leaf leaf(CustomerFact fact, Asks is, boolean words, boolean days, @Nullable String value) {
        return new Leaf(fact.name(), is, value, words ? List.of("one", "it's") : List.of(), days ? 30 : null);
    }

    private void asks(Condition condition) {
        var facts = known.all();
        var now = Instants.now(clock);
        for (var some : new boolean[] {false, true}) {
            var query = SegmentSql.matching(condition, everybody, facts, now, some);
            var sql = jdbc.sql("select count(*) from (" + query.sql() + ") q").params(query.parameters());
            if (some) sql = sql.param(SegmentSql.SOME, new UUID[] {UUID.randomUUID()});
            var asked = sql;
            assertThatCode(() -> asked.query(Long.class).single())
                    .as(condition + " " + query.sql())
                    .doesNotThrowAnyException();
        }
        for (var turning :
                SegmentSql.turningBetween(condition, everybody, facts, now.minus(Duration.ofMinutes(1)), now))
            assertThatCode(() -> jdbc.sql("select count(*) from (" + turning.sql() + ") q")
                            .params(turning.parameters())
                            .query(Long.class)
                            .single())
                    .as(condition + " " + turning.sql())
                    .doesNotThrowAnyException();
    }

    @Test
    void eachIsAskedInEachWay() {
        known.all().values().stream().flatMap(FactsOfCustomersTests::leaves).forEach(this::asks);
    }

    @Test
    void oneThatIsAskedOfLateIsLookedAtAsTimePasses() {
        var now = Instants.now(clock);
        for (var fact : known.all().values())
            leaves(fact)
                    .filter(leaf -> leaf.days() != null)
                    .forEach(leaf -> assertThat(SegmentSql.turningBetween(leaf, everybody, known.all(), now, now))
                            .as(leaf.toString())
                            .isNotEmpty());
    }

    /** What is typed may be somebody's name. */
    @Test
    void anErasureLooksInAllInWhichAnythingCanBeTyped() {
        for (var fact : known.all().values())
            assertThat(fact.name().matches(SegmentsOfCustomers.FREE))
                    .as(fact.name())
                    .isEqualTo(fact.type() == Type.TEXT
                            || fact.isOpen()
                            || fact.name().startsWith("field."));
    }

    @Test
    void allAreAskedTogether() {
        var parts = known.all().values().stream()
                .flatMap(fact -> leaves(fact).limit(2))
                .<Condition>map(leaf -> leaf)
                .toList();
        for (var how : How.values())
            asks(new Group(how, List.of(new Group(How.ANY, parts), new Group(How.NONE, parts), parts.getFirst())));
    }

    @Test
    void eachIsCalledInBothLanguagesAndNoTwoAlike() {
        for (var locale : Texts.LOCALES) {
            var called = known.all().values().stream()
                    .map(fact -> fact.called(locale))
                    .toList();
            assertThat(called).doesNotHaveDuplicates().noneMatch(name -> name.contains("fact."));
        }
        for (var fact : known.all().values())
            assertThat(fact.choices(Locale.ENGLISH).values())
                    .as(fact.name())
                    .noneMatch(word -> word.startsWith("word.") || word.startsWith("fact."));
    }

    /** A table that is named and not heard of would leave members in who do not belong there any more. */
    @Test
    void eachTableIsHeardOf() {
        var heard = jdbc.sql("""
                        select distinct relname
                        from pg_trigger
                        join pg_class on pg_class.oid = tgrelid
                        where tgname = 'segments_hear_of_new'
                        """).query(String.class).list();
        Set<String> named = known.all().values().stream()
                .flatMap(fact -> fact.heard().stream())
                .collect(Collectors.toSet());
        assertThat(heard).containsExactlyInAnyOrderElementsOf(named);
    }
}
