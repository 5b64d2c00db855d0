package dev.rapport.rules;

import java.util.List;

/**
 * Rule text that was checked and rewritten, so that what is compiled is what was understood here.
 *
 * @param drl complete text for the compiler, line for line as the author wrote it
 * @param headings the rules in the order of the text
 */
record RuleText(String drl, List<RuleHeading> headings) {

    static final int LONGEST = 200_000;
    static final int MOST_RULES = 1_000;
    static final int MOST_PATTERNS = 5;
    static final int MOST_WORDS = 1_500;

    /** Refuses text with anything in it but rules over the vocabulary's facts that speak to the verdict. */
    static RuleText check(String text, RuleVocabulary vocabulary, String packageName) {
        if (text.length() > LONGEST) throw new RuleTextRefused("rules.refused.length", LONGEST);
        return new RuleTextReader(RuleTokens.of(text), vocabulary).read(packageName);
    }
}
