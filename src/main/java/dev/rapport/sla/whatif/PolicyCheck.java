package dev.rapport.sla.whatif;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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

    private final PolicyTable table;
    private final Collection<String> calendars;

    /** @param calendars names of those there are */
    public PolicyCheck(PolicyTable table, Collection<String> calendars) {
        this.table = table;
        this.calendars = calendars;
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
            if (cell != null && !fits(column, cell)) found.add(problem(column.key(), wanted(column)));
        }
        return found;
    }

    /** What is wrong with the rule at that place of the table. */
    public List<Problem> at(int place) {
        var others = new ArrayList<>(table.rules());
        return of(others.remove(place), others);
    }

    private static boolean fits(PolicyColumn column, String cell) {
        if (column.isText())
            return cell.length() <= LONGEST_TEXT && WITHOUT_SIGNS.matcher(cell).matches();
        if (!NUMBER.matcher(cell).matches()) return false;
        return !column.key().equals("warn") || Integer.parseInt(cell) <= 100;
    }

    private static String wanted(PolicyColumn column) {
        if (column.isText()) return "signs";
        if (column.isTime()) return "time";
        return column.key().equals("warn") ? "percent" : "number";
    }

    private static Problem problem(String column, String what) {
        return new Problem(column, "sla.rule-problem." + what);
    }
}
