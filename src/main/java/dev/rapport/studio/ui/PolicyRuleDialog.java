package dev.rapport.studio.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.studio.whatif.PolicyCheck;
import dev.rapport.studio.whatif.PolicyCheck.Problem;
import dev.rapport.studio.whatif.PolicyColumn;
import dev.rapport.studio.whatif.PolicyTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One rule of a table of policies: on which cases it is, and what it promises them. */
final class PolicyRuleDialog extends FormDialog {

    private final transient PolicyWords words;
    private final transient List<PolicyCell> cells;

    /**
     * @param others the rules beside it
     * @param kept takes the rule once nothing is wrong with it
     */
    PolicyRuleDialog(
            PolicyTable table,
            Map<String, String> rule,
            List<Map<String, String>> others,
            Collection<String> calendars,
            PolicyWords words,
            Consumer<Map<String, String>> kept) {
        this.words = words;
        cells = table.columns().stream()
                .map(column -> PolicyCell.of(
                        column, rule.getOrDefault(column.key(), ""), used(table, column), calendars, words))
                .toList();
        setHeaderTitle(getTranslation("sla.rule-title"));
        setWidth("min(60rem, 96vw)");
        content(
                form(cell -> isName(cell.column())),
                new H3(getTranslation("sla.rule-when")),
                form(cell -> cell.column().isCondition()),
                new H3(getTranslation("sla.rule-then")),
                form(cell -> !cell.column().isCondition() && !isName(cell.column())));
        var check = new PolicyCheck(table, calendars);
        refusals().check(() -> {
            var problems = check.of(said(), others);
            show(problems);
            return problems.isEmpty();
        });
        saves(getTranslation("sla.rule-keep"), () -> kept.accept(said()));
        show(check.of(rule, others).stream().filter(problem -> !rule.isEmpty()).toList());
    }

    private static Collection<String> used(PolicyTable table, PolicyColumn column) {
        var used = new TreeSet<String>();
        table.rules().forEach(rule -> used.add(rule.getOrDefault(column.key(), "")));
        return used;
    }

    private static boolean isName(PolicyColumn column) {
        return column.key().equals(PolicyColumn.RULE);
    }

    private Div form(Predicate<PolicyCell> part) {
        var form = new Div();
        form.addClassName("rule-form");
        cells.stream().filter(part).forEach(cell -> form.add(cell.field()));
        return form;
    }

    private Map<String, String> said() {
        var said = new HashMap<String, String>();
        cells.forEach(cell -> {
            var text = cell.text().get();
            if (!text.isEmpty()) said.put(cell.column().key(), text);
        });
        return said;
    }

    private void show(List<Problem> problems) {
        problems.reversed()
                .forEach(problem -> cells.stream()
                        .filter(cell -> cell.column().key().equals(problem.column()))
                        .forEach(cell -> {
                            cell.refuse(words.say(problem.text()));
                            if (cell.field() instanceof Focusable<?> field) field.focus();
                        }));
    }
}
