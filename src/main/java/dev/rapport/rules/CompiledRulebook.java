package dev.rapport.rules;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kie.api.KieBase;

/** One version of a rulebook, ready to decide. Safe for many threads: each decision has a session of its own. */
final class CompiledRulebook {

    /** No honest rulebook fires this often over the facts of one decision. */
    private static final int MOST_FIRINGS = 10_000;
    /** Nor does it say so much, or look at so many combinations of facts: that would only cost memory and time. */
    private static final int MOST_STATEMENTS = 50_000;

    private static final long MOST_COMBINATIONS = 1_000_000;

    private final String name;
    private final int version;
    private final KieBase base;
    private final Map<String, RuleHeading> headings;
    private final List<List<String>> facts;

    /** @param facts the types that each rule looks at */
    CompiledRulebook(String name, int version, KieBase base, List<RuleHeading> headings, List<List<String>> facts) {
        this.name = name;
        this.version = version;
        this.base = base;
        this.facts = facts;
        this.headings = headings.stream().collect(Collectors.toUnmodifiableMap(RuleHeading::name, Function.identity()));
    }

    int version() {
        return version;
    }

    /** The same rules under the number of the version that cannot decide itself. */
    CompiledRulebook standingInFor(int other) {
        return new CompiledRulebook(name, other, base, List.copyOf(headings.values()), facts);
    }

    Decision decide(Collection<?> facts) {
        requireModest(facts);
        var verdict = new Verdict();
        var session = base.newKieSession();
        try {
            session.setGlobal("verdict", verdict);
            facts.forEach(session::insert);
            var fired = session.fireAllRules(
                    match -> {
                        verdict.speaks(
                                requireNonNull(headings.get(match.getRule().getName())));
                        return verdict.statements().size() < MOST_STATEMENTS;
                    },
                    MOST_FIRINGS);
            if (fired >= MOST_FIRINGS || verdict.statements().size() >= MOST_STATEMENTS)
                throw new RulebookRanAway(name, version);
        } finally {
            session.dispose();
        }
        return new Weighing(verdict.statements()).decide(name, version);
    }

    /** What the rules may look at is counted before they look; that there is none of something is looked at, too. */
    private void requireModest(Collection<?> given) {
        var counts = given.stream()
                .collect(Collectors.groupingBy(fact -> fact.getClass().getSimpleName(), Collectors.counting()));
        var combinations = 0L;
        for (var types : facts) {
            var product = 1L;
            for (var type : types)
                product = Math.min(product * Math.max(1, counts.getOrDefault(type, 0L)), MOST_COMBINATIONS + 1);
            combinations += product;
        }
        if (combinations > MOST_COMBINATIONS) throw new RulebookRanAway(name, version);
    }
}
