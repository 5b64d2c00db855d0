package dev.rapport.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Words;
import dev.rapport.rules.DecisionTable;
import dev.rapport.rules.Rulebook;
import dev.rapport.rules.TableEdit;
import dev.rapport.rules.TableWords;
import dev.rapport.studio.rulebooks.RuleColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a rulebook as grids: rows can be changed, added, doubled, moved and removed. Every change is one of the
 * text, so that the text and the grids never say different things.
 */
final class RuleTables extends Div {

    /** A row and its place. */
    private record Line(int place, List<String> cells) {

        String cell(int at) {
            return at < cells.size() ? cells.get(at) : "";
        }
    }

    private final transient Rulebook book;
    private final transient Consumer<String> changed;
    private transient TableWords known = new TableWords(java.util.Map.of());
    private String text = "";
    private boolean mayChange;
    private @Nullable String marked;

    /** @param changed hears of the text after each change */
    RuleTables(Rulebook book, Consumer<String> changed) {
        this.book = book;
        this.changed = changed;
        addClassName("rule-tables");
    }

    /**
     * @param text can be read as tables
     * @param inForce the text that decides now, whose words are known
     * @param marked name of a rule to point at
     */
    void show(String text, String inForce, boolean mayChange, @Nullable String marked) {
        this.text = text;
        this.mayChange = mayChange;
        this.marked = marked;
        known = TableWords.of(DecisionTable.read(inForce));
        removeAll();
        var tables = DecisionTable.read(text).tables();
        for (var at = 0; at < tables.size(); at++) add(table(at, tables.get(at)));
    }

    private Div table(int table, DecisionTable.Table read) {
        var columns = RuleColumn.of(book, read, known);
        var grid = new Grid<Line>();
        grid.addClassName("policy-rules");
        grid.setAllRowsVisible(read.rows().size() <= 12);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        for (var column : columns) {
            if (column.isName()) {
                grid.addComponentColumn(line -> name(table, columns, line))
                        .setHeader(getTranslation("studio.rule-column.name"))
                        .setWidth("15rem")
                        .setFlexGrow(0)
                        .setFrozen(true);
                if (mayChange)
                    grid.addComponentColumn(line ->
                                    actions(table, columns, line, read.rows().size()))
                            .setHeader(getTranslation("studio.rule-column.actions"))
                            .setWidth("11rem")
                            .setFlexGrow(0);
            } else
                grid.addComponentColumn(line -> cell(column, line.cell(column.at())))
                        .setHeader(label(column))
                        .setAutoWidth(true)
                        .setFlexGrow(0);
        }
        grid.setItems(IntStream.range(0, read.rows().size())
                .mapToObj(place -> new Line(place, read.rows().get(place).cells()))
                .toList());
        var count = new Span(getTranslation("studio.rulebook.rows", read.rows().size()));
        count.addClassName("secondary");
        var foot = new Div(count);
        foot.addClassName("row");
        if (mayChange)
            foot.addComponentAsFirst(create(table, columns, read.rows().size()));
        return new Div(new H3(title(read)), grid, foot);
    }

    private static String title(DecisionTable.Table read) {
        return Words.ofRules(read.title().getFirst().replaceFirst("^RuleTable\\s*", ""));
    }

    static String label(RuleColumn column) {
        return Words.ofRules(column.label());
    }

    private Component cell(RuleColumn column, String said) {
        var shown = column.type() == RuleColumn.Type.WORD ? Words.ofRules(said) : said;
        var cell = new Div(shown);
        cell.addClassName("rule-cell");
        var problem = column.problem(said);
        if (problem != null) cell.add(Chips.bad(getTranslation(problem, column.meant(said))));
        return cell;
    }

    private Component name(int table, List<RuleColumn> columns, Line line) {
        var said = line.cell(0);
        var cell = new Div();
        cell.addClassName("rule-name");
        if (mayChange) {
            var open = new Button(Words.ofRules(said), click -> edit(table, columns, line));
            open.addThemeVariants(ButtonVariant.TERTIARY);
            open.setAriaLabel(getTranslation("studio.rule-change", said));
            cell.add(open);
        } else cell.add(new Span(Words.ofRules(said)));
        if (said.equals(marked)) cell.add(Chips.info(getTranslation("studio.rulebook.decided-here")));
        return cell;
    }

    private Component actions(int table, List<RuleColumn> columns, Line line, int rows) {
        var place = line.place();
        var up = button(
                VaadinIcon.ARROW_UP, "studio.rule-up", line, () -> take(TableEdit.move(text, table, place, place - 1)));
        up.setEnabled(place > 0);
        var down = button(
                VaadinIcon.ARROW_DOWN,
                "studio.rule-down",
                line,
                () -> take(TableEdit.move(text, table, place, place + 1)));
        down.setEnabled(place + 1 < rows);
        return new Div(
                up,
                down,
                button(VaadinIcon.COPY_O, "studio.rule-copy", line, () -> copy(table, columns, line)),
                button(VaadinIcon.TRASH, "studio.rule-remove", line, () -> take(TableEdit.remove(text, table, place))));
    }

    private Button button(VaadinIcon icon, String key, Line line, Runnable deed) {
        var button = new Button(icon.create(), click -> deed.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation(key, line.cell(0)));
        button.setTooltipText(getTranslation(key, line.cell(0)));
        return button;
    }

    private Button create(int table, List<RuleColumn> columns, int rows) {
        return new Button(
                getTranslation("studio.rule-new"),
                VaadinIcon.PLUS.create(),
                click -> new RuleRowDialog(
                                columns,
                                Collections.nCopies(columns.size(), ""),
                                names(),
                                cells -> take(TableEdit.add(text, table, rows, cells)))
                        .open());
    }

    private void edit(int table, List<RuleColumn> columns, Line line) {
        var others = names();
        others.remove(line.cell(0));
        new RuleRowDialog(columns, line.cells(), others, cells -> take(TableEdit.set(text, table, line.place(), cells)))
                .open();
    }

    private void copy(int table, List<RuleColumn> columns, Line line) {
        var cells = new ArrayList<>(line.cells());
        cells.set(0, getTranslation("studio.rule-copy-of", line.cell(0)));
        new RuleRowDialog(columns, cells, names(), kept -> take(TableEdit.add(text, table, line.place(), kept))).open();
    }

    /** The names of all rules, of which no two may be the same. */
    private Set<String> names() {
        return DecisionTable.read(text).tables().stream()
                .flatMap(table -> table.rows().stream())
                .map(row -> row.cells().getFirst())
                .collect(Collectors.toSet());
    }

    private void take(String other) {
        changed.accept(other);
    }
}
