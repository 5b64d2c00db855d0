package dev.rapport.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.rules.RulebookVersion.Form;
import dev.rapport.rules.RulebookVersion.State;
import dev.rapport.testing.DatabaseTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** How versions of rulebooks come and go; with rules of their own, so that other tests keep theirs. */
@DatabaseTest
class RulebookVersionsTests {

    private static final String OLD = rules("old");
    private static final String NEW = rules("new");

    @Autowired
    RulebookVersions versions;

    @Autowired
    ShippedRulebooks shipped;

    @Autowired
    ShippedExamples shippedExamples;

    @Autowired
    RuleCompiler compiler;

    @Autowired
    ObjectProvider<RulebookCheck> checks;

    @Autowired
    RuleExamples examples;

    @Autowired
    ApplicationEventPublisher events;

    private static String rules(String answer) {
        return "rule \"r\" when Parcel() then verdict.set(\"answer\", \"%s\", \"because\"); end".formatted(answer);
    }

    private void publish(String book, String text) {
        versions.retirePublished(book);
        versions.addShipped(book, State.PUBLISHED, Form.DRL, text, text, Instant.EPOCH);
    }

    @Test
    void anotherCopyOfTheApplicationTakesOverWhatWasPublished() {
        var book = new Rulebook("test", "parcels-" + System.nanoTime(), List.of(Parcel.class));
        publish(book.name(), OLD);
        var copy = new Rules(List.of(book), versions, shipped, shippedExamples, compiler, checks, examples, events);
        assertThat(copy.decide(book.name(), List.of(Parcel.weighing(1))).text("answer"))
                .isEqualTo("old");

        publish(book.name(), NEW);
        copy.follow();

        var decision = copy.decide(book.name(), List.of(Parcel.weighing(1)));
        assertThat(decision.text("answer")).isEqualTo("new");
        assertThat(decision.version()).isEqualTo(2);
    }

    @Test
    void aShippedRulebookIsStoredOnce() {
        var before = versions.publishedNumbers();

        shipped.store(new Rulebook("sales", "lead-routing", List.of()));

        assertThat(versions.publishedNumbers()).isEqualTo(before).containsKey("lead-routing");
    }
}
