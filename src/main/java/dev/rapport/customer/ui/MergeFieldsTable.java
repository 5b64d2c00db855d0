package dev.rapport.customer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.CustomerProfile;
import dev.rapport.customer.merge.Comparison;
import dev.rapport.customer.merge.Side;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Words;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two customers field by field: where they differ, one chooses which of the two stands. */
class MergeFieldsTable extends Div {

    private static final String FACT = "fact.";

    private final transient Map<String, Side> choices = new HashMap<>();

    MergeFieldsTable(Comparison found, Namesakes names) {
        addClassName("merge-fields");
        var table = new NativeTable();
        var head = new NativeTableRow(
                new NativeTableHeaderCell(getTranslation("customer.merge-field")),
                new NativeTableHeaderCell(getTranslation("customer.merge-stays", names.survivor())),
                new NativeTableHeaderCell(getTranslation("customer.merge-goes", names.gone())));
        table.getHead().add(head);
        table.getBody().add(points(found));
        found.lines().forEach(line -> table.getBody().add(row(line)));
        add(table);
    }

    /** Whose values were chosen, by field. */
    Map<String, Side> choices() {
        return Map.copyOf(choices);
    }

    private NativeTableRow row(Comparison.Line line) {
        var name = new NativeTableHeaderCell(name(line.field()));
        name.getElement().setAttribute("scope", "row");
        if (line.differs())
            return new NativeTableRow(
                    name,
                    new NativeTableCell(choice(line, Side.SURVIVOR)),
                    new NativeTableCell(choice(line, Side.GONE)));
        return new NativeTableRow(name, alike(line), alike(line));
    }

    private NativeTableCell alike(Comparison.Line line) {
        var cell = new NativeTableCell(new Span(said(line.field(), line.survivor())));
        cell.addClassName("secondary");
        return cell;
    }

    /** Both are kept, so nothing is chosen. */
    private NativeTableRow points(Comparison found) {
        var name = new NativeTableHeaderCell(getTranslation("customer.contact-points"));
        name.getElement().setAttribute("scope", "row");
        return new NativeTableRow(
                name, points(found.survivor(), found.gone(), found), points(found.gone(), found.survivor(), found));
    }

    private NativeTableCell points(CustomerProfile one, CustomerProfile other, Comparison found) {
        var cell = new NativeTableCell();
        var looks = other.contactPoints().stream()
                .map(CustomerProfile.MaskedContactPoint::text)
                .collect(Collectors.toSet());
        for (var point : one.contactPoints()) {
            var line = new Div(new Span(point.text()));
            line.addClassName("row");
            if (found.shared().contains(point.id()))
                line.add(Chips.plain(getTranslation("customer.merge-point-of-both")));
            else if (looks.contains(point.text()))
                line.add(Chips.warning(getTranslation("customer.merge-point-looks-alike")));
            cell.add(line);
        }
        if (one.contactPoints().isEmpty()) cell.add(new Span(getTranslation("customer.merge-nothing")));
        return cell;
    }

    private Component choice(Comparison.Line line, Side side) {
        var radio = new Input();
        radio.setType("radio");
        radio.getElement().setAttribute("name", line.field());
        radio.getElement().setAttribute("value", side.name());
        radio.getElement().setProperty("checked", side == line.usual());
        radio.getElement().addEventListener("change", chosen -> choices.put(line.field(), side));
        if (side == line.usual()) choices.put(line.field(), side);
        var value = side == Side.SURVIVOR ? line.survivor() : line.gone();
        var choice = new NativeLabel();
        choice.add(radio, new Span(said(line.field(), value)));
        return choice;
    }

    private String name(String field) {
        if (!field.startsWith(FACT)) return getTranslation("customer.merge-field." + field);
        var fact = field.substring(FACT.length());
        return Words.known("customer.fact." + fact, fact.replace('_', ' '));
    }

    private String said(String field, @Nullable String value) {
        if (value == null) return getTranslation("customer.merge-nothing");
        return switch (field) {
            case "kind" -> Words.known("word.Kind." + value, value);
            case "tier" -> Words.known("word.tier." + value, value);
            case "lifecycle" -> Words.known("word.Lifecycle." + value, value);
            case "language" ->
                Objects.requireNonNullElse(Locale.forLanguageTag(value).getDisplayLanguage(getLocale()), value);
            default -> value;
        };
    }
}
