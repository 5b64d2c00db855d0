package dev.rapport.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.sla.PauseReason;
import dev.rapport.studio.whatif.PolicyCheck;
import dev.rapport.studio.whatif.PolicyColumn;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The field for one cell of a rule, as its column wants it.
 *
 * @param text reads what the cell says now, empty for nothing
 */
record PolicyCell(PolicyColumn column, Component field, Supplier<String> text) {

    /** @param used what other rules say in this column */
    static PolicyCell of(
            PolicyColumn column,
            String text,
            Collection<String> used,
            Collection<String> calendars,
            PolicyWords words) {
        var cell = plain(column, text, used, calendars, words);
        if (cell.field() instanceof HasValue<?, ?> value) value.addValueChangeListener(change -> cell.refuse(""));
        return cell;
    }

    private static PolicyCell plain(
            PolicyColumn column,
            String text,
            Collection<String> used,
            Collection<String> calendars,
            PolicyWords words) {
        var label = words.column(column);
        if (column.isTime()) return time(column, label, text, words);
        if (column.isPausing())
            return column.isText() ? reasons(column, label, text, words) : pauses(column, words.tick(column), text);
        if (column.key().equals("calendar")) return choice(column, label, text, calendars, false, words);
        var known = PolicyCheck.known(column);
        if (column.isCondition() || Set.of("policy", "ladder").contains(column.key())) {
            var items = Stream.concat(known.stream(), used.stream()).toList();
            return choice(
                    column,
                    label,
                    text,
                    items,
                    known.isEmpty() || Set.of("tier", "caseType").contains(column.key()),
                    words);
        }
        var field = new TextField(label);
        field.setValue(text);
        if (column.key().equals(PolicyColumn.RULE)) field.addClassName("whole");
        return new PolicyCell(column, field, () -> field.getValue().strip());
    }

    /** Says at the field what is wrong; nothing, when the text is empty. */
    void refuse(String why) {
        if (!(field instanceof HasValidationProperties validated)) return;
        validated.setErrorMessage(why);
        validated.setInvalid(!why.isEmpty());
    }

    private static PolicyCell time(PolicyColumn column, String label, String text, PolicyWords words) {
        var field = new TextField(label);
        field.setPlaceholder(words.say("sla.rule-no-promise"));
        field.setValue(words.time(text));
        return new PolicyCell(column, field, () -> {
            var read = TimeText.read(field.getValue());
            return read.isPresent() ? String.valueOf(read.getAsLong()) : field.getValue();
        });
    }

    private static PolicyCell pauses(PolicyColumn column, String label, String text) {
        var field = new Checkbox(label, text.equals("1"));
        return new PolicyCell(column, field, () -> field.getValue() ? "1" : "0");
    }

    private static PolicyCell reasons(PolicyColumn column, String label, String text, PolicyWords words) {
        var field = new MultiSelectComboBox<String>(label);
        var chosen = new LinkedHashSet<>(List.of(text.strip().split("[\\s,]+")));
        chosen.removeAll(Set.of("none", ""));
        field.setItems(Stream.of(
                        Stream.of(PolicyWords.ANY),
                        Stream.of(PauseReason.values()).map(PauseReason::word),
                        chosen.stream())
                .flatMap(all -> all)
                .distinct()
                .toList());
        field.setItemLabelGenerator(words::reason);
        field.setPlaceholder(words.say("sla.rule-no-waiting"));
        field.setValue(chosen);
        return new PolicyCell(column, field, () -> {
            var now = field.getValue();
            if (now.contains(PolicyWords.ANY)) return PolicyWords.ANY;
            return now.isEmpty() ? "none" : String.join(" ", now);
        });
    }

    private static PolicyCell choice(
            PolicyColumn column,
            String label,
            String text,
            Collection<String> items,
            boolean others,
            PolicyWords words) {
        var field = new ComboBox<String>(label);
        field.setItems(Stream.concat(items.stream(), Stream.of(text))
                .filter(item -> !item.isEmpty())
                .distinct()
                .sorted()
                .toList());
        field.setItemLabelGenerator(item -> words.cell(column, item));
        field.setClearButtonVisible(true);
        field.setPlaceholder(column.isCondition() ? words.say("sla.any") : "");
        field.setAllowCustomValue(others);
        field.addCustomValueSetListener(set -> field.setValue(set.getDetail().strip()));
        if (!text.isEmpty()) field.setValue(text);
        return new PolicyCell(column, field, () -> field.getValue() == null ? "" : field.getValue());
    }
}
