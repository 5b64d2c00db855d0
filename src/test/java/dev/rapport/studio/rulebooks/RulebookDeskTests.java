package dev.rapport.studio.rulebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.Refused;
import dev.rapport.rules.RuleExamples;
import dev.rapport.rules.RuleTextRefused;
import dev.rapport.rules.RulebookVersion.Form;
import dev.rapport.rules.TableEdit;
import dev.rapport.rules.TableFinding.Kind;
import dev.rapport.studio.rulebooks.RuleChange.Difference;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rulebooks from a person's draft to what decides, and back. */
@DatabaseTest
class RulebookDeskTests {

    private static final String BOOK = "discount-limit";
    private static final String FACTS = """
            [{"fact": "DiscountFacts", "series": "%s", "amount": 100, "stage": "proposal"}]""";

    @Autowired
    RulebookDesk desk;

    @Autowired
    RulebookReview review;

    @Autowired
    Colleagues colleagues;

    private Person author;
    private Person second;
    private int before;

    @BeforeEach
    void twoDesigners() {
        author = colleagues.join(null, Role.DESIGNER);
        second = colleagues.join(null, Role.MANAGER);
        before = as(author, () -> desk.live(BOOK).of().version());
    }

    @AfterEach
    void asBefore() {
        if (as(author, () -> desk.live(BOOK).of().version()) != before)
            colleagues.as(author, () -> {
                desk.goBack(BOOK, before, "the test is over");
            });
    }

    private <T> T as(Person person, java.util.concurrent.Callable<T> question) {
        return colleagues.as(person, question);
    }

    /** The live text with a row for a series of the test's own above all others. */
    private String withRow(String series, String limit) {
        var live = as(author, () -> desk.live(BOOK).of().text());
        return TableEdit.add(
                live, 0, 0, List.of("series " + series, series, "", "", "", limit, "a test", "测试", "manager"));
    }

    private int handIn(Person person, String text) {
        return as(person, () -> {
            var written = desk.save(BOOK, text, desk.written(BOOK).revision());
            return desk.handIn(BOOK, written.revision(), false);
        });
    }

    private static void refused(ThrowingCallable deed, Refused.Kind kind) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(kind));
    }

    @Test
    void everyBookOpensStaysAsItIsWrittenAndCanDecide() {
        var books = as(author, desk::all);
        assertThat(books).hasSizeGreaterThan(10);
        for (var shelf : books) {
            var name = shelf.book().name();
            var live = as(author, () -> desk.live(name).of());
            var saved = as(
                    author,
                    () -> desk.save(name, live.text(), desk.written(name).revision()));
            assertThat(saved.text()).as(name).isEqualTo(live.text());
            var checked = as(author, () -> review.check(name, live.text()));
            assertThat(checked.refused()).as(name).isNull();
            assertThat(checked.isFit()).as(name).isTrue();
            assertThat(checked.findings())
                    .as(name)
                    .noneMatch(finding -> List.of(Kind.NEVER_FITS, Kind.SHADOWED, Kind.SHORT_ROW, Kind.NEW_WORD)
                            .contains(finding.kind()));
            assertThat(as(author, () -> review.changes(name, live.version(), live.text())))
                    .isEmpty();
            assertThat(as(author, () -> review.emptyFacts(name))).contains("fact");
            colleagues.as(author, () -> desk.discard(name));
        }
        assertThat(books).extracting(shelf -> shelf.live().of().form()).contains(Form.TABLE, Form.DRL);
        assertThat(as(author, () -> review.examples("lead-routing")))
                .as("examples that the product brings")
                .hasSizeGreaterThan(2);
    }

    @Test
    void aSecondPersonLetsADraftDecideAndOneGoesBack() {
        var version = handIn(author, withRow("ZZ1", "3"));
        assertThat(as(second, () -> desk.all()))
                .filteredOn(shelf -> shelf.book().name().equals(BOOK))
                .allMatch(shelf -> shelf.waiting() > 0);
        refused(() -> colleagues.as(author, () -> desk.publish(BOOK, version)), Refused.Kind.CONFLICT);

        colleagues.as(second, () -> desk.publish(BOOK, version));

        assertThat(decide("ZZ1")).isEqualTo("3");
        assertThat(as(author, () -> desk.live(BOOK)).author()).isEqualTo(author.name());
        refused(
                () -> colleagues.as(author, () -> {
                    desk.goBack(BOOK, null, " ");
                }),
                Refused.Kind.INVALID);
        assertThat(as(author, () -> desk.goBack(BOOK, null, "it gave too little")))
                .isEqualTo(before);
        assertThat(decide("ZZ1")).isNotEqualTo("3");
    }

    private String decide(String series) {
        return String.valueOf(as(author, () -> review.ask(BOOK, null, FACTS.formatted(series)))
                .results()
                .get("limit"));
    }

    @Test
    void whatOnesOtherWindowKeptIsNotReplacedUnseen() {
        var read = as(author, () -> desk.written(BOOK).revision());
        colleagues.as(author, () -> {
            desk.save(BOOK, "first", read);
        });
        refused(
                () -> colleagues.as(author, () -> {
                    desk.save(BOOK, "second", read);
                }),
                Refused.Kind.CHANGED);
        assertThat(as(author, () -> desk.written(BOOK)).text()).isEqualTo("first");
        assertThat(as(second, () -> desk.written(BOOK)).changedAt()).isNull();
        refused(
                () -> colleagues.as(author, () -> {
                    desk.handIn(BOOK, desk.written(BOOK).revision(), false);
                }),
                Refused.Kind.INVALID);
        assertThat(as(author, () -> desk.written(BOOK)).text())
                .as("what cannot be handed in is kept")
                .isEqualTo("first");
    }

    @Test
    void whatWasPublishedMeanwhileIsNotTakenBackUnseen() {
        var text = withRow("ZZ4", "4");
        colleagues.as(second, () -> {
            desk.save(BOOK, text, desk.written(BOOK).revision());
        });
        var version = handIn(author, withRow("ZZ5", "5"));
        colleagues.as(second, () -> desk.publish(BOOK, version));

        refused(
                () -> colleagues.as(second, () -> {
                    desk.handIn(BOOK, desk.written(BOOK).revision(), false);
                }),
                Refused.Kind.CONFLICT);
        assertThat(as(second, () -> desk.handIn(BOOK, desk.written(BOOK).revision(), true)))
                .isGreaterThan(version);
    }

    @Test
    void aWordThatWasHardlyMeantIsRefused() {
        var checked = as(author, () -> review.check(BOOK, withRow("mg", "3")));

        assertThat(checked.refused())
                .isNotNull()
                .extracting(RuleTextRefused::key)
                .isEqualTo("rules.refused.meant");
    }

    @Test
    void tellsWhatIsOtherwiseRuleByRule() {
        var text = TableEdit.set(
                withRow("ZZ2", "3"),
                0,
                1,
                List.of(
                        "before a proposal there is no discount to give",
                        "",
                        "",
                        "",
                        "prospecting",
                        "1",
                        "no discount before a proposal",
                        "报价前不给折扣",
                        "manager"));

        assertThat(as(author, () -> review.changes(BOOK, before, text)))
                .extracting(RuleChange::kind, RuleChange::rule, RuleChange::differences)
                .containsExactly(
                        tuple(RuleChange.Kind.ADDED, "series ZZ2", List.of()),
                        tuple(
                                RuleChange.Kind.CHANGED,
                                "before a proposal there is no discount to give",
                                List.of(new Difference("Limit in percent", "0", "1"))));
    }

    @Test
    void anExampleThatComesOutOtherwiseKeepsAVersionFromBeingPublished() {
        var example = as(
                author,
                () -> review.keepDecided(BOOK, "ZZ3 gets what others get " + before, null, FACTS.formatted("ZZ3")));
        try {
            var version = handIn(author, withRow("ZZ3", "3"));
            assertThat(as(second, () -> review.check(BOOK, withRow("ZZ3", "3"))).outcomes())
                    .filteredOn(outcome -> !outcome.holds())
                    .extracting(RuleExamples.Outcome::otherwise)
                    .containsExactly("limit: 8 ≠ 3");
            refused(() -> colleagues.as(second, () -> desk.publish(BOOK, version)), Refused.Kind.INVALID);
        } finally {
            colleagues.as(second, () -> review.removeExample(BOOK, example.id()));
        }
        assertThat(as(author, () -> review.examples(BOOK))).doesNotContain(example);
    }

    @Test
    void factsAreOnlyThoseOfTheRulebook() {
        for (var facts : List.of(
                "",
                "{}",
                "[]",
                "[1]",
                "[{\"fact\": \"java.lang.Runtime\"}]",
                "[{\"fact\": \"LeadFacts\"}]",
                "[{\"fact\": \"DiscountFacts\", \"phone\": 1}]",
                "[{\"fact\": \"DiscountFacts\", \"amount\": {\"@class\": \"x\"}}]",
                "[{\"fact\": \"DiscountFacts\"}] x",
                "[".repeat(5_000)))
            refused(() -> as(author, () -> review.ask(BOOK, null, facts)), Refused.Kind.INVALID);
    }

    @Test
    void whoOnlyReadsChangesNothing() {
        var auditor = colleagues.join(null, Role.AUDITOR);
        assertThat(as(auditor, desk::mayWrite)).isFalse();
        assertThat(as(auditor, () -> desk.versions(BOOK))).isNotEmpty();
        for (ThrowingCallable deed : List.<ThrowingCallable>of(
                () -> colleagues.as(auditor, () -> {
                    desk.save(BOOK, "x", desk.written(BOOK).revision());
                }),
                () -> colleagues.as(auditor, () -> {
                    desk.write(BOOK, "x");
                }),
                () -> colleagues.as(auditor, () -> desk.publish(BOOK, before)),
                () -> colleagues.as(auditor, () -> {
                    review.keepDecided(BOOK, "x", null, FACTS);
                }))) refused(deed, Refused.Kind.NOT_ALLOWED);
        var seller = colleagues.join(null, Role.SALES);
        refused(() -> as(seller, () -> desk.all()), Refused.Kind.NOT_ALLOWED);
    }
}
