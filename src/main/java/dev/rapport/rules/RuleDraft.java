package dev.rapport.rules;

import java.util.Collection;

/** Rule text that decides for whoever holds it and for nobody else. Safe for many threads. */
public final class RuleDraft {

    private final CompiledRulebook compiled;

    RuleDraft(CompiledRulebook compiled) {
        this.compiled = compiled;
    }

    /** Runs all rules of the text over the facts once. */
    public Decision decide(Collection<?> facts) {
        return compiled.decide(facts);
    }
}
