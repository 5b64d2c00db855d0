package dev.rapport.studio.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.rules.RuleTextRefused;
import dev.rapport.rules.Rulebook;
import dev.rapport.rules.RulebookVersion;
import dev.rapport.rules.RulebookVersion.Form;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of a rulebook: tables as grids with the text below, other rules as text with the numbers of its lines. */
final class RulebookText extends Div {

    private final transient Rulebook book;
    private final transient RulebookVersion live;
    private final transient Consumer<String> changed;
    private final Details written = new Details();
    private final Details numbered = new Details(getTranslation("studio.rulebook.with-lines"));
    private @Nullable TextArea area;
    private OrderedList lines = new OrderedList();

    /** @param changed hears of the text after each change */
    RulebookText(Rulebook book, RulebookVersion live, Consumer<String> changed) {
        this.book = book;
        this.live = live;
        this.changed = changed;
        addClassName("rulebook-text");
    }

    /** @param rule the name of one to point at */
    void show(String text, boolean mayChange, @Nullable String rule) {
        if (live.form() == Form.TABLE) {
            written.setOpened(!showTables(text, mayChange, rule));
            written.setSummaryText(getTranslation("studio.rulebook.as-text"));
            written.add(whole(text, mayChange, rule));
            add(written);
        } else add(whole(text, mayChange, rule));
        add(new Details(getTranslation("studio.rulebook.words"), facts()));
    }

    /** Shows a line, counted from 1. */
    void select(int line) {
        written.setOpened(true);
        if (area == null) {
            lines.getElement()
                    .executeJs(
                            "const line = this.children[$0]; if (line) line.scrollIntoView({block: 'center'})",
                            line - 1);
            return;
        }
        var before = area.getValue()
                .lines()
                .limit(line - 1L)
                .mapToInt(one -> one.length() + 1)
                .sum();
        var length =
                area.getValue().lines().skip(line - 1L).findFirst().orElse("").length();
        area.getElement()
                .executeJs(
                        "const field = this.inputElement; field.focus(); field.setSelectionRange($0, $1)",
                        before,
                        before + length);
    }

    /** Whether the text can be read as tables; without that one mends it as text. */
    private boolean showTables(String text, boolean mayChange, @Nullable String rule) {
        var tables = new RuleTables(book, changed);
        try {
            tables.show(text, live.text(), mayChange, rule);
            add(tables);
            return true;
        } catch (RuleTextRefused refused) {
            add(new Paragraph(getTranslation(refused.key(), refused.arguments())));
            return false;
        }
    }

    private Div whole(String text, boolean mayChange, @Nullable String rule) {
        lines = numbers(text, rule);
        if (!mayChange) return new Div(lines);
        var field = new TextArea(getTranslation("studio.rulebook.text"));
        field.setHelperText(getTranslation("studio.rulebook.text-hint"));
        field.addClassNames("what-if-policies", "rule-source");
        field.setWidthFull();
        field.setValue(text);
        field.addValueChangeListener(change -> changed.accept(change.getValue()));
        area = field;
        numbered.add(lines);
        return new Div(field, numbered);
    }

    /** Each line with its number; those of the rule that decided stand out. */
    private static OrderedList numbers(String text, @Nullable String rule) {
        var list = new OrderedList();
        list.addClassName("rule-lines");
        var isRule = false;
        for (var line : text.split("\n", -1)) {
            var item = new ListItem(line.isEmpty() ? "\u00a0" : line);
            if (line.strip().startsWith("rule ")) isRule = rule != null && line.contains('"' + rule + '"');
            if (isRule) item.addClassName("rule-marked");
            list.add(item);
        }
        return list;
    }

    /** What the rules may look at, by the names that their text uses. */
    private UnorderedList facts() {
        var list = new UnorderedList();
        for (var fact : book.facts())
            list.add(new ListItem(fact.getSimpleName() + ": "
                    + Arrays.stream(fact.getRecordComponents())
                            .map(RecordComponent::getName)
                            .collect(Collectors.joining(", "))));
        return list;
    }
}
