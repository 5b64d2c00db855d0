package dev.rapport.rules;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Decides with a rulebook as it is shipped, without a database. */
public final class ShippedRules {

    private static final Map<Rulebook, CompiledRulebook> COMPILED = new ConcurrentHashMap<>();

    private ShippedRules() {}

    public static Decision decide(Rulebook rulebook, Object... facts) {
        return COMPILED.computeIfAbsent(rulebook, ShippedRules::compile).decide(List.of(facts));
    }

    private static CompiledRulebook compile(Rulebook rulebook) {
        var shipped = ShippedRulebooks.read(rulebook);
        return new RuleCompiler().compile(rulebook, 1, shipped.form(), shipped.text());
    }
}
