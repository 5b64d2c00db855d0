package dev.rapport.studio.whatif;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A column of a table of policies.
 *
 * @param key what it is about: {@code rule}, a component of the facts, or what is set, such as {@code first-response};
 *     further texts of the same setting have its key with {@code +1} and {@code +2}
 * @param head its cells above the rules, as the compiler of decision tables wants them: kind, object, code and label
 */
public record PolicyColumn(String key, List<String> head) {

    /** The key of the column with the names of the rules. */
    public static final String RULE = "rule";

    /** Before the key of a time that is promised for a place in a process, as the places are facts too. */
    public static final String TIME_IN = "time-in.";

    private static final Set<String> PLACES = Set.of("stage", "step");
    private static final Pattern CONDITION = Pattern.compile("(\\w+)\\s*==\\s*\"\\$param\"");
    private static final Pattern SETTING = Pattern.compile("verdict\\.set\\(\"([^\"]+)\",.*", Pattern.DOTALL);
    private static final String CODE_OF_TEXT = "\"$param\"";
    private static final int MOST_TEXTS = 2;

    static PolicyColumn condition(String fact, String object) {
        return new PolicyColumn(fact, List.of("CONDITION", object, fact + " == \"$param\"", fact));
    }

    /** @param before the column to the left, whose setting this one may go on with */
    static PolicyColumn read(List<String> head, String before) {
        return new PolicyColumn(key(head, before), head);
    }

    private static String key(List<String> head, String before) {
        if (head.getFirst().equals("NAME")) return RULE;
        var condition = CONDITION.matcher(head.get(2));
        if (condition.matches()) return condition.group(1);
        var setting = SETTING.matcher(head.get(2));
        if (setting.matches()) return PLACES.contains(setting.group(1)) ? TIME_IN + setting.group(1) : setting.group(1);
        var plus = before.lastIndexOf('+');
        return plus < 0 ? before + "+1" : before.substring(0, plus) + "+" + MOST_TEXTS;
    }

    public boolean isCondition() {
        return head.getFirst().equals("CONDITION");
    }

    /** Whether its cells stand between quotes in the code; else they are numbers. */
    public boolean isText() {
        return key.equals(RULE) || head.get(2).contains(CODE_OF_TEXT);
    }

    /** Whether it says which waiting pauses a metric. */
    public boolean isPausing() {
        return key.startsWith("pause.");
    }

    /** Whether its cells are seconds of a metric. */
    public boolean isTime() {
        return !isText() && !isPausing() && !key.equals("warn");
    }

    /** What the author of the table calls it. */
    public String label() {
        return head.getLast();
    }
}
