package dev.rapport.studio.whatif;

import dev.rapport.platform.Channel;
import dev.rapport.sla.PauseReason;
import dev.rapport.sla.clocks.SlaPolicies;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what keeps a table of policies from being tried, cell by cell. */
public final class PolicyCheck {

    /**
     * Something to mend.
     *
     * @param column key of the cell's column
     * @param text key of the sentence that says what to do
     */
    public record Problem(String column, String text) {}

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern WITHOUT_SIGNS = Pattern.compile("[^\"\\\\$\\p{Cntrl}]*");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 500;

    static final Set<String> PAUSING = Stream.concat(
                    Stream.of("any", "none"), Stream.of(PauseReason.values()).map(PauseReason::word))
            .collect(Collectors.toUnmodifiableSet());

    /** The ladders that the product brings. */
    public static final Set<String> LADDERS = Set.of("ticket", "lead", "opportunity", "member");

    /** Columns whose words are all known; another word would fit no case. */
    private static final Map<String, Set<String>> WORDS = Map.of(
            "priority", Set.of("low", "normal", "high", "urgent", "cold", "warm", "hot"),
            "channel", Stream.of(Channel.values()).map(Channel::word).collect(Collectors.toUnmodifiableSet()));

    /** Columns that may have words of a firm's own; these are written in small letters. */
    private static final Map<String, Set<String>> SMALL =
            Map.of("tier", Set.of("standard", "silver", "gold", "platinum"), "caseType", LADDERS);

    private final PolicyTable table;
    private final Collection<String> calendars;
    private final Collection<String> ladders;

    /** @param calendars names of those there are */
    public PolicyCheck(PolicyTable table, Collection<String> calendars) {
        this(table, calendars, LADDERS);
    }

    PolicyCheck(PolicyTable table, Collection<String> calendars, Collection<String> ladders) {
        this.table = table;
        this.calendars = calendars;
        this.ladders = ladders;
    }

    /** What a column can say, where all of it is known; empty where anything may stand. */
    public static Set<String> known(PolicyColumn column) {
        var key = column.key();
        return key.equals("ladder") ? LADDERS : WORDS.getOrDefault(key, SMALL.getOrDefault(key, Set.of()));
    }

    /** @param others the rules beside it, whose names it must not have */
    public List<Problem> of(Map<String, String> rule, Collection<Map<String, String>> others) {
        var found = new ArrayList<Problem>();
        var name = rule.getOrDefault(PolicyColumn.RULE, "");
        if (name.isEmpty() || name.length() > LONGEST_NAME) found.add(problem(PolicyColumn.RULE, "name"));
        if (others.stream().anyMatch(other -> name.equals(other.get(PolicyColumn.RULE))))
            found.add(problem(PolicyColumn.RULE, "name-twice"));
        if (!rule.containsKey("policy")) found.add(problem("policy", "no-policy"));
        if (!calendars.contains(rule.getOrDefault("calendar", ""))) found.add(problem("calendar", "no-calendar"));
        for (var column : table.columns()) {
            var cell = rule.get(column.key());
            if (cell != null && !fits(column, cell)) found.add(problem(column.key(), wanted(column, cell)));
        }
        return found;
    }

    /** What is wrong with the rule at that place of the table. */
    public List<Problem> at(int place) {
        var others = new ArrayList<>(table.rules());
        return of(others.remove(place), others);
    }

    private boolean fits(PolicyColumn column, String cell) {
        if (column.isText()) return isText(cell) && isWord(column, cell);
        if (!NUMBER.matcher(cell).matches()) return false;
        var number = Integer.parseInt(cell);
        if (column.isPausing()) return number <= 1;
        return column.key().equals("warn") ? number < 100 : number <= SlaPolicies.LONGEST;
    }

    private static boolean isText(String cell) {
        return cell.length() <= LONGEST_TEXT && WITHOUT_SIGNS.matcher(cell).matches();
    }

    private boolean isWord(PolicyColumn column, String cell) {
        var key = column.key();
        if (column.isPausing()) return PAUSING.containsAll(List.of(cell.split("[\\s,]+")));
        if (key.equals("ladder")) return ladders.contains(cell);
        if (WORDS.containsKey(key)) return WORDS.get(key).contains(cell);
        return !SMALL.containsKey(key)
                || SMALL.get(key).contains(cell)
                || !SMALL.get(key).contains(cell.toLowerCase(Locale.ROOT));
    }

    private static String wanted(PolicyColumn column, String cell) {
        if (column.isText()) return isText(cell) ? "word" : "signs";
        if (column.isTime()) return "time";
        if (column.isPausing()) return "tick";
        return column.key().equals("warn") ? "percent" : "number";
    }

    private static Problem problem(String column, String what) {
        return new Problem(column, "sla.rule-problem." + what);
    }
}
