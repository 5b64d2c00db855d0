package dev.rapport.customer.relations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.Story;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.NewCustomer.Kind;
import dev.rapport.customer.Subsidiaries;
import dev.rapport.customer.relations.RelationGraph.Node;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who stands how to whom among customers. */
@DatabaseTest
class RelationsTests {

    private final String mark = UUID.randomUUID().toString().substring(0, 6);

    @Autowired
    Relations relations;

    @Autowired
    RelationGraph graph;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Story story;

    @Autowired
    Colleagues colleagues;

    private Person anna;
    private CustomerId wei;
    private CustomerId fang;
    private CustomerId acme;

    @BeforeEach
    void twoPersonsAndAFirm() {
        anna = colleagues.join(null, Role.SALES);
        wei = customer(Kind.PERSON, "Wei");
        fang = customer(Kind.PERSON, "Fang");
        acme = customer(Kind.ORGANISATION, "Acme");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            KNOWS,         KNOWS
            INVITED,       INVITED_BY
            INVITED_BY,    INVITED
            INFLUENCES,    INFLUENCED_BY
            INFLUENCED_BY, INFLUENCES
            FAMILY,        FAMILY
            """)
    void whatIsSaidAtOneEndIsReadAtBoth(Bond said, Bond read) {
        add(wei, said, fang, null);

        assertThat(of(wei)).extracting(Relation::bond, Relation::other).containsExactly(tuple(said, fang));
        assertThat(of(fang)).extracting(Relation::bond, Relation::other).containsExactly(tuple(read, wei));
        assertThatThrownBy(() -> add(fang, read, wei, null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("relations.already"));
    }

    @Test
    void bothStoriesTellIt() {
        add(acme, Bond.EMPLOYS, wei, WorkRole.BUYER);

        assertThat(told(acme, Locale.ENGLISH)).contains("Relation: employs Wei " + mark);
        assertThat(told(wei, Locale.ENGLISH)).contains("Relation: works for Acme " + mark);
        assertThat(told(wei, Locale.CHINESE)).contains("关系：任职于 Acme " + mark);
    }

    @Test
    void whoLeftStaysWithThatRole() {
        var id = add(wei, Bond.WORKS_FOR, acme, WorkRole.MAIN_CONTACT);
        colleagues.as(anna, () -> relations.changeRole(acme, id, WorkRole.LEFT));

        assertThat(of(acme).getFirst().role()).isEqualTo(WorkRole.LEFT);
        assertThat(told(wei, Locale.ENGLISH)).contains("Relation: works for Acme %s, now as Left".formatted(mark));
    }

    @Test
    void whatEndedIsTakenBack() {
        var id = add(wei, Bond.KNOWS, fang, null);
        colleagues.as(anna, () -> relations.end(fang, id));
        assertThat(of(wei)).isEmpty();
        assertThat(relations.of(wei, true, 10, null).items().getFirst().endedAt())
                .isNotNull();

        colleagues.as(anna, () -> relations.goOn(wei, id));

        assertThat(of(fang)).hasSize(1);
        assertThat(told(fang, Locale.ENGLISH))
                .contains("Relation ended: knows Wei " + mark, "Relation goes on: knows Wei " + mark);
    }

    @Test
    void whatEndedAndBeganAnewIsNotThereTwice() {
        var id = add(wei, Bond.KNOWS, fang, null);
        colleagues.as(anna, () -> relations.end(wei, id));
        add(fang, Bond.KNOWS, wei, null);

        assertThatThrownBy(() -> colleagues.as(anna, () -> relations.goOn(wei, id)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("relations.already"));
        assertThat(of(wei)).hasSize(1);
    }

    @Test
    void whatCannotBeIsRefused() {
        refuses("relations.with-itself", () -> add(wei, Bond.KNOWS, wei, null));
        refuses("relations.work-is-of-persons-at-firms", () -> add(wei, Bond.WORKS_FOR, fang, null));
        refuses("relations.work-is-of-persons-at-firms", () -> add(acme, Bond.WORKS_FOR, wei, null));
        refuses("relations.firms-have-no-family", () -> add(acme, Bond.FAMILY, wei, null));
        refuses("relations.role-without-work", () -> add(wei, Bond.KNOWS, fang, WorkRole.BUYER));
        refuses("error.no-such-id", () -> add(wei, Bond.KNOWS, new CustomerId(UUID.randomUUID()), null));
    }

    @Test
    void aRelationOfOthersIsNotFound() {
        var id = add(wei, Bond.KNOWS, fang, null);

        refuses("error.no-such-id", () -> colleagues.as(anna, () -> relations.end(acme, id)));
    }

    @Test
    void pagesGiveEveryRelationOnce() {
        var expected = new ArrayList<CustomerId>();
        for (var i = 0; i < 7; i++) {
            var one = customer(Kind.PERSON, "No " + i);
            expected.add(one);
            if (i % 2 == 0) add(wei, Bond.KNOWS, one, null);
            else add(one, Bond.INVITED, wei, null);
        }

        var seen = new ArrayList<CustomerId>();
        String after = null;
        do {
            var page = relations.of(wei, false, 2, after);
            page.items().forEach(one -> seen.add(one.other()));
            after = page.next();
        } while (after != null);

        assertThat(seen).isEqualTo(expected.reversed());
    }

    @Test
    void numbersInANoteAreHidden() {
        colleagues.as(anna, () -> relations.add(wei, Bond.KNOWS, fang, null, "ring 13812345678"));

        assertThat(of(fang).getFirst().note()).isEqualTo("ring ***");
    }

    @Test
    void theDrawingHasWhoStandsBesideAndWhoStandsBesideThem() {
        var boss = customer(Kind.PERSON, "Boss");
        var daughter = customer(Kind.ORGANISATION, "Daughter");
        Subsidiaries.link(jdbc, daughter, "Acme " + mark);
        add(wei, Bond.WORKS_FOR, acme, null);
        add(boss, Bond.INFLUENCES, wei, null);
        add(fang, Bond.KNOWS, boss, null);

        var drawing = graph.around(acme);

        assertThat(drawing.nodes().getFirst().id()).isEqualTo(acme);
        assertThat(drawing.nodes())
                .contains(
                        new Node(wei, "Wei " + mark, acme),
                        new Node(daughter, "Daughter " + mark, acme),
                        new Node(boss, "Boss " + mark, wei))
                .noneMatch(node -> node.id().equals(fang));
        assertThat(drawing.lines())
                .contains(
                        new RelationGraph.Line(wei, acme, Bond.WORKS_FOR),
                        new RelationGraph.Line(boss, wei, Bond.INFLUENCES),
                        new RelationGraph.Line(daughter, acme, null));
        assertThat(drawing.whole()).isTrue();
    }

    @Test
    void aDrawingOfManySaysThatItIsNotAll() {
        for (var i = 0; i < 25; i++) add(customer(Kind.PERSON, "No " + i), Bond.WORKS_FOR, acme, null);

        var drawing = graph.around(acme);

        assertThat(drawing.whole()).isFalse();
        assertThat(drawing.nodes()).hasSizeLessThanOrEqualTo(18);
    }

    @Test
    void whoOnlyLooksChangesNothing() {
        var id = add(wei, Bond.KNOWS, fang, null);
        var auditor = colleagues.join(null, Role.AUDITOR);
        var designer = colleagues.join(null, Role.DESIGNER);

        assertThat(colleagues
                        .as(auditor, () -> relations.of(wei, false, 10, null))
                        .items())
                .hasSize(1);
        refuses("access.role-missing", () -> colleagues.as(auditor, () -> relations.end(wei, id)));
        refuses(
                "access.role-missing",
                () -> colleagues.as(auditor, () -> relations.add(wei, Bond.KNOWS, acme, null, null)));
        refuses("access.role-missing", () -> colleagues.as(designer, () -> relations.of(wei, false, 10, null)));
        refuses("access.role-missing", () -> colleagues.as(designer, () -> graph.around(wei)));
    }

    private static void refuses(String why, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(why));
    }

    private UUID add(CustomerId one, Bond bond, CustomerId other, @Nullable WorkRole role) {
        return colleagues.as(anna, () -> relations.add(one, bond, other, role, null));
    }

    private List<Relation> of(CustomerId customer) {
        return relations.of(customer, false, 10, null).items();
    }

    private CustomerId customer(Kind kind, String name) {
        return customers
                .add(new NewCustomer(kind, name + " " + mark, null, null, null, List.of(), Map.of()))
                .id();
    }

    private List<String> told(CustomerId customer, Locale locale) {
        return story.of(new SubjectId(customer.value()), locale, ZoneOffset.UTC, 20, null).items().stream()
                .map(Story.Line::text)
                .toList();
    }
}
