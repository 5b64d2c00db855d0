package dev.rapport.rules;

import org.jspecify.annotations.Nullable;

/** What the module that asks a rulebook wants of its text, beside that it compiles; refuses with the line to mend. */
public interface RulebookCheck {

    /** The name of the rulebook it looks at. */
    String rulebook();

    /**
     * @param draft decides as the text would
     * @param table absent where the text is no decision table
     */
    void check(RuleDraft draft, @Nullable DecisionTable table);
}
