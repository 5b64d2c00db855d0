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

    private final String name;
    private final int version;
    private final KieBase base;
    private final Map<String, RuleHeading> headings;

    CompiledRulebook(String name, int version, KieBase base, List<RuleHeading> headings) {
        this.name = name;
        this.version = version;
        this.base = base;
        this.headings = headings.stream().collect(Collectors.toUnmodifiableMap(RuleHeading::name, Function.identity()));
    }

    int version() {
        return version;
    }

    /** The same rules under the number of the version that cannot decide itself. */
    CompiledRulebook standingInFor(int other) {
        return new CompiledRulebook(name, other, base, List.copyOf(headings.values()));
    }

    Decision decide(Collection<?> facts) {
        var verdict = new Verdict();
        var session = base.newKieSession();
        try {
            session.setGlobal("verdict", verdict);
            facts.forEach(session::insert);
            var fired = session.fireAllRules(
                    match -> {
                        verdict.speaks(
                                requireNonNull(headings.get(match.getRule().getName())));
                        return true;
                    },
                    MOST_FIRINGS);
            if (fired >= MOST_FIRINGS) throw new RulebookRanAway(name, version);
        } finally {
            session.dispose();
        }
        return new Weighing(verdict.statements()).decide(name, version);
    }
}
