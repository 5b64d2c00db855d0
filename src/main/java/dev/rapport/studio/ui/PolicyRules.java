package dev.rapport.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Notices;
import dev.rapport.studio.whatif.PolicyCheck;
import dev.rapport.studio.whatif.PolicyColumn;
import dev.rapport.studio.whatif.PolicyTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A table of policies to try: rules can be changed, added, doubled, moved and removed; the first that fits decides. */
final class PolicyRules extends Div {

    /** A rule and its place. */
    private record Line(int place, Map<String, String> cells) {

        String name() {
            return cells.getOrDefault(PolicyColumn.RULE, "");
        }
    }

    private final transient Collection<String> calendars;
    private final transient PolicyWords words;
    private final transient Consumer<PolicyTable> changed;
    private final Grid<Line> grid = new Grid<>();
    private final Span count = new Span();
    private final transient PolicyTable inForce;
    private transient PolicyTable table;

    /** @param changed hears of each change of the table */
    PolicyRules(PolicyTable inForce, Collection<String> calendars, PolicyWords words, Consumer<PolicyTable> changed) {
        this.inForce = inForce;
        this.table = inForce;
        this.calendars = calendars;
        this.words = words;
        this.changed = changed;
        var create = new Button(
                getTranslation("sla.rule-new"), VaadinIcon.PLUS.create(), click -> edit(new Line(0, Map.of()), 0));
        count.addClassName("secondary");
        count.getElement().setAttribute("aria-live", "polite");
        var line = new Div(create, count);
        line.addClassName("row");
        grid.addClassName("policy-rules");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addItemDoubleClickListener(click -> edit(click.getItem()));
        add(grid, line);
        show(inForce);
    }

    /** Whether nothing is wrong with any rule. */
    boolean isWhole() {
        var check = new PolicyCheck(table, calendars);
        return IntStream.range(0, table.rules().size())
                .allMatch(place -> check.at(place).isEmpty());
    }

    /** Shows another table without telling of it. */
    void show(PolicyTable other) {
        table = other;
        grid.removeAllColumns();
        grid.addComponentColumn(this::name)
                .setHeader(getTranslation("sla.rule-column.rule"))
                .setWidth("15rem")
                .setFlexGrow(0)
                .setFrozen(true);
        grid.addComponentColumn(this::actions).setWidth("10rem").setFlexGrow(0);
        table.columns().stream()
                .filter(this::isShown)
                .forEach(column -> grid.addColumn(
                                line -> words.cell(column, line.cells().getOrDefault(column.key(), "")))
                        .setHeader(words.column(column))
                        .setAutoWidth(true)
                        .setFlexGrow(0));
        var rules = table.rules();
        grid.setItems(IntStream.range(0, rules.size())
                .mapToObj(place -> new Line(place, rules.get(place)))
                .toList());
        count.setText(getTranslation(
                rules.equals(inForce.rules()) ? "sla.rules-as-in-force" : "sla.rules-changed", rules.size()));
    }

    /** Columns that say something of some rule; the rest are in the dialog. */
    private boolean isShown(PolicyColumn column) {
        return !column.key().equals(PolicyColumn.RULE)
                && !column.key().contains("+")
                && table.rules().stream()
                        .anyMatch(rule -> !Set.of("", "0").contains(rule.getOrDefault(column.key(), "")));
    }

    private Component name(Line line) {
        var open = new Button(words.cell(nameColumn(), line.name()), click -> edit(line));
        open.addThemeVariants(ButtonVariant.TERTIARY);
        open.setAriaLabel(getTranslation("sla.rule-change", line.name()));
        var cell = new Div(open);
        cell.addClassName("rule-name");
        var problems = new PolicyCheck(table, calendars).at(line.place());
        if (!problems.isEmpty()) cell.add(Chips.bad(getTranslation("sla.rule-mend", problems.size())));
        else if (!inForce.rules().contains(line.cells())) cell.add(Chips.info(getTranslation("sla.rule-changed")));
        return cell;
    }

    private PolicyColumn nameColumn() {
        return table.columns().getFirst();
    }

    private Component actions(Line line) {
        var up = button(VaadinIcon.ARROW_UP, "sla.rule-up", line, () -> move(line.place(), line.place() - 1));
        up.setEnabled(line.place() > 0);
        var down = button(VaadinIcon.ARROW_DOWN, "sla.rule-down", line, () -> move(line.place(), line.place() + 1));
        down.setEnabled(line.place() + 1 < table.rules().size());
        return new Div(
                up,
                down,
                button(VaadinIcon.COPY_O, "sla.rule-copy", line, () -> copy(line)),
                button(VaadinIcon.TRASH, "sla.rule-remove", line, () -> remove(line)));
    }

    private Button button(VaadinIcon icon, String key, Line line, Runnable deed) {
        var button = new Button(icon.create(), click -> deed.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation(key, line.name()));
        button.setTooltipText(getTranslation(key, line.name()));
        return button;
    }

    private void edit(Line line) {
        var others = new ArrayList<>(table.rules());
        others.remove(line.place());
        open(line.cells(), others, kept -> {
            var rules = new ArrayList<>(table.rules());
            rules.set(line.place(), kept);
            take(rules);
        });
    }

    /** A new rule stands where it is put in. */
    private void edit(Line like, int place) {
        open(like.cells(), table.rules(), kept -> {
            var rules = new ArrayList<>(table.rules());
            rules.add(place, kept);
            take(rules);
        });
    }

    private void open(Map<String, String> cells, List<Map<String, String>> others, Consumer<Map<String, String>> kept) {
        new PolicyRuleDialog(table, cells, others, calendars, words, kept).open();
    }

    private void copy(Line line) {
        var cells = new HashMap<>(line.cells());
        cells.put(PolicyColumn.RULE, getTranslation("sla.rule-copy-of", line.name()));
        edit(new Line(line.place(), cells), line.place());
    }

    private void remove(Line line) {
        var before = table.rules();
        var rules = new ArrayList<>(before);
        rules.remove(line.place());
        take(rules);
        Notices.done(getTranslation("sla.rule-removed", line.name()), () -> take(before));
    }

    private void move(int from, int to) {
        var rules = new ArrayList<>(table.rules());
        Collections.swap(rules, from, to);
        take(rules);
    }

    private void take(List<Map<String, String>> rules) {
        show(table.with(rules));
        changed.accept(table);
    }
}
