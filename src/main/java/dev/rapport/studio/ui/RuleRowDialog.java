package dev.rapport.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.Words;
import dev.rapport.studio.rulebooks.RuleColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One row of a table of rules: what it is called, when it fits, and what it says then. */
final class RuleRowDialog extends FormDialog {

    private final transient Map<RuleColumn, HasValue<?, String>> fields = new LinkedHashMap<>();
    private final transient Set<String> others;

    /**
     * @param others the names of the other rules
     * @param kept takes the cells once nothing is wrong with them
     */
    RuleRowDialog(List<RuleColumn> columns, List<String> cells, Set<String> others, Consumer<List<String>> kept) {
        this.others = others;
        setHeaderTitle(getTranslation("studio.rule-title"));
        setWidth("min(60rem, 96vw)");
        for (var column : columns)
            fields.put(column, field(column, column.at() < cells.size() ? cells.get(column.at()) : ""));
        content(
                form(RuleColumn::isName),
                new H3(getTranslation("studio.rule-when")),
                form(RuleColumn::isCondition),
                new H3(getTranslation("studio.rule-then")),
                form(column -> !column.isCondition() && !column.isName()));
        refusals().check(this::isRight);
        saves(getTranslation("studio.rule-keep"), () -> kept.accept(said(cells, columns.size())));
    }

    private static HasValue<?, String> field(RuleColumn column, String said) {
        return switch (column.type()) {
            case WORD -> choice(column, said, column.known(), true);
            case FLAG -> choice(column, said, Set.of("true", "false"), false);
            case NUMBER, TEXT -> {
                var field = new TextField(column.isName() ? "" : RuleTables.label(column));
                if (column.isName()) field.setLabel(field.getTranslation("studio.rule-column.name"));
                if (column.isName()) field.addClassName("whole");
                field.setValue(said);
                yield field;
            }
        };
    }

    private static ComboBox<String> choice(RuleColumn column, String said, Set<String> words, boolean others) {
        var field = new ComboBox<String>(RuleTables.label(column));
        var items = new TreeSet<>(words);
        if (!said.isEmpty()) items.add(said);
        field.setItems(items);
        field.setItemLabelGenerator(Words::ofRules);
        field.setClearButtonVisible(true);
        if (column.isCondition()) field.setPlaceholder(field.getTranslation("studio.rule-any"));
        field.setAllowCustomValue(others);
        field.addCustomValueSetListener(set -> field.setValue(set.getDetail().strip()));
        if (!said.isEmpty()) field.setValue(said);
        return field;
    }

    private Div form(Predicate<RuleColumn> part) {
        var form = new Div();
        form.addClassName("rule-form");
        fields.forEach((column, field) -> {
            if (part.test(column)) form.add((Component) field);
        });
        return form;
    }

    private static String said(HasValue<?, String> field) {
        var value = field.getValue();
        return value == null ? "" : value.strip();
    }

    private boolean isRight() {
        var right = true;
        for (var entry : fields.entrySet()) {
            var column = entry.getKey();
            var said = said(entry.getValue());
            var problem =
                    column.isName() && others.contains(said) ? "studio.rule-cell.name-twice" : column.problem(said);
            if (!(entry.getValue() instanceof HasValidationProperties field)) continue;
            field.setInvalid(problem != null);
            field.setErrorMessage(problem == null ? "" : getTranslation(problem, column.meant(said)));
            right &= problem == null;
        }
        return right;
    }

    /** Cells beyond the columns stay as they are. */
    private List<String> said(List<String> before, int columns) {
        var cells = new ArrayList<String>();
        fields.values().forEach(field -> cells.add(said(field)));
        if (before.size() > columns) cells.addAll(before.subList(columns, before.size()));
        return cells;
    }
}
