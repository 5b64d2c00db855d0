package dev.rapport.rules;

import java.util.LinkedHashMap;
import java.util.Map;

/** What each rule of a text says, as the compiler's gate cuts it into words: remarks and space are nothing of it. */
public final class RuleOutline {

    private RuleOutline() {}

    /**
     * The words of each rule by its name, line by line; what stands before the first one under no name. Refuses text that
     * cannot be cut into words.
     */
    public static Map<String, String> of(String text) {
        var said = new LinkedHashMap<String, StringBuilder>();
        var rule = said.computeIfAbsent("", none -> new StringBuilder());
        var tokens = RuleTokens.of(text);
        var line = 0;
        for (var at = 0; at < tokens.size(); at++) {
            var token = tokens.get(at);
            var begins = token.is("rule")
                    && at + 1 < tokens.size()
                    && tokens.get(at + 1).kind() == RuleTokens.Kind.TEXT;
            if (begins) {
                var name = tokens.get(++at).text();
                rule = said.computeIfAbsent(name.substring(1, name.length() - 1), none -> new StringBuilder());
                line = token.line();
                continue;
            }
            if (!rule.isEmpty()) rule.append(token.line() == line ? ' ' : '\n');
            rule.append(token.text());
            line = token.line();
        }
        var outline = new LinkedHashMap<String, String>();
        said.forEach((name, words) -> {
            if (!name.isEmpty() || !words.isEmpty()) outline.put(name, words.toString());
        });
        return outline;
    }
}
