package dev.rapport.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.rules.RulebookVersion.Form;
import dev.rapport.rules.RulebookVersion.State;
import dev.rapport.testing.DatabaseTest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** While versions take each other's place, each decision is wholly of one of them. */
@DatabaseTest
class HotSwapTests {

    private static final int DECIDERS = 4;
    private static final int VERSIONS = 6;

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

    /** Two rules that say the same number, so that a mixture would be seen. */
    private void publish(String book, int version) {
        var text = """
                rule "one" when Parcel() then verdict.set("one", "%1$d", "because"); end
                rule "other" when Parcel() then verdict.set("other", "%1$d", "because"); end
                """.formatted(version);
        versions.retirePublished(book);
        versions.addShipped(book, State.PUBLISHED, Form.DRL, text, text, Instant.EPOCH);
    }

    @Test
    void noDecisionIsWrongOrMixed() throws Exception {
        var book = new Rulebook("test", "swapped-" + System.nanoTime(), List.of(Parcel.class));
        publish(book.name(), 1);
        var rules = new Rules(List.of(book), versions, shipped, shippedExamples, compiler, checks, examples, events);
        var ends = new AtomicBoolean();
        var decided = new Phaser(1);
        Callable<Integer> decider = () -> {
            var wrong = 0;
            var first = true;
            while (!ends.get()) {
                var decision = rules.decide(book.name(), List.of(Parcel.weighing(1)));
                var version = String.valueOf(decision.version());
                if (!version.equals(decision.text("one")) || !version.equals(decision.text("other"))) wrong++;
                if (first) decided.arriveAndDeregister();
                first = false;
            }
            return wrong;
        };
        try (var threads = Executors.newFixedThreadPool(DECIDERS)) {
            decided.bulkRegister(DECIDERS);
            var wrong = IntStream.range(0, DECIDERS)
                    .mapToObj(at -> threads.submit(decider))
                    .toList();
            decided.arriveAndAwaitAdvance();
            for (var version = 2; version <= VERSIONS; version++) {
                publish(book.name(), version);
                rules.follow();
                assertThat(rules.decide(book.name(), List.of(Parcel.weighing(1)))
                                .version())
                        .isEqualTo(version);
            }
            ends.set(true);
            for (var count : wrong) assertThat(count.get()).isZero();
        }
    }
}
