package dev.rapport.marketing.segments.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.rapport.marketing.segments.Asks;
import dev.rapport.marketing.segments.ConditionPart;
import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.CustomerFact.Type;
import dev.rapport.platform.ui.DayField;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked of one fact: the fact, how, and with what; only what the fact takes is shown. */
final class LeafEditor extends Div implements PartEditor {

    private final ComboBox<CustomerFact> fact = new ComboBox<>(getTranslation("segment.fact"));
    private final Select<Asks> is = new Select<>();
    private final TextField value = new TextField(getTranslation("segment.value"));
    private final DayField day = new DayField();
    private final MultiSelectComboBox<String> words = new MultiSelectComboBox<>();
    private final IntegerField days = new IntegerField();
    private final Map<String, String> offered = new LinkedHashMap<>();
    private final transient List<CustomerFact> facts;
    private final transient Runnable changed;
    private @Nullable String gone;
    private boolean filling;

    LeafEditor(List<CustomerFact> facts, Runnable changed, Runnable removed) {
        this.facts = facts;
        this.changed = changed;
        addClassNames("row", "segment-leaf");
        fact.setItems(facts);
        fact.setItemLabelGenerator(one -> one.called(getLocale()));
        fact.setWidth("min(16rem, 100%)");
        fact.addValueChangeListener(change -> choose(change.getValue()));
        is.setLabel(getTranslation("segment.is"));
        is.setItemLabelGenerator(one -> getTranslation("word.Asks." + one));
        is.setWidth("min(12rem, 100%)");
        is.addValueChangeListener(change -> arrange());
        value.setWidth("min(10rem, 100%)");
        value.setMaxLength(200);
        value.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        value.addValueChangeListener(change -> tell());
        day.setLabel(getTranslation("segment.day"));
        day.setPlaceholder(getTranslation("segment.day-example"));
        day.addValueChangeListener(change -> tell());
        words.setItemLabelGenerator(word -> offered.getOrDefault(word, word));
        words.setWidth("min(18rem, 100%)");
        words.addValueChangeListener(change -> tell());
        words.addCustomValueSetListener(typed -> addTyped(typed.getDetail()));
        days.setMin(1);
        days.setWidth("min(9rem, 100%)");
        days.setStepButtonsVisible(true);
        days.addValueChangeListener(change -> tell());
        var remove = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> removed.run());
        remove.setAriaLabel(getTranslation("segment.remove-part"));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        add(fact, is, words, value, day, days, remove);
        arrange();
    }

    private void addTyped(String typed) {
        if (typed.isBlank()) return;
        offered.putIfAbsent(typed.strip(), typed.strip());
        var all = new LinkedHashSet<>(words.getValue());
        all.add(typed.strip());
        words.setItems(List.copyOf(offered.keySet()));
        words.setValue(all);
    }

    private void choose(@Nullable CustomerFact chosen) {
        var before = filling;
        filling = true;
        offered.clear();
        if (chosen != null) offered.putAll(chosen.choices(getLocale()));
        words.clear();
        words.setItems(List.copyOf(offered.keySet()));
        words.setAllowCustomValue(chosen != null && chosen.isOpen());
        is.setItems(chosen == null ? List.of() : Asks.of(chosen));
        if (chosen != null) is.setValue(Asks.of(chosen).getFirst());
        gone = null;
        filling = before;
        arrange();
    }

    private void arrange() {
        var chosen = fact.getValue();
        var asks = is.getValue();
        var takes = chosen != null && asks != null;
        is.setVisible(chosen != null);
        var isDay = takes && asks.takesValue() && chosen.type() == Type.DAY;
        day.setVisible(isDay);
        value.setVisible(takes && asks.takesValue() && !isDay);
        words.setVisible(takes && asks.mayTakeWords(chosen));
        words.setLabel(getTranslation(takes && asks.takesWords() ? "segment.words" : "segment.words-narrow"));
        days.setVisible(takes && asks.mayTakeDays(chosen));
        days.setLabel(getTranslation(takes && asks.takesDays() ? "segment.days" : "segment.days-narrow"));
        tell();
    }

    private void tell() {
        if (filling) return;
        for (HasValidation field : List.of(fact, is, value, day, words, days)) field.setInvalid(false);
        changed.run();
    }

    void focusFirst() {
        fact.focus();
    }

    @Override
    public void show(ConditionPart part) {
        filling = true;
        var known = facts.stream().filter(one -> one.name().equals(part.fact())).findFirst();
        known.ifPresentOrElse(fact::setValue, () -> gone = part.fact());
        known.ifPresent(one -> fill(part, one));
        filling = false;
        arrange();
    }

    private void fill(ConditionPart part, CustomerFact one) {
        Asks.of(one).stream()
                .filter(asks -> asks.word().equals(part.is()))
                .findFirst()
                .ifPresent(is::setValue);
        part.of().forEach(word -> offered.putIfAbsent(word, word));
        words.setItems(List.copyOf(offered.keySet()));
        words.setValue(new LinkedHashSet<>(part.of()));
        var said = part.value();
        if (said != null && one.type() == Type.DAY) day.setValue(LocalDate.parse(said));
        else if (said != null) value.setValue(said);
        days.setValue(part.days());
    }

    @Override
    public ConditionPart part() {
        var chosen = fact.getValue();
        var asks = is.getValue();
        return new ConditionPart(
                null,
                List.of(),
                chosen == null ? gone : chosen.name(),
                asks == null ? null : asks.word(),
                day.isVisible()
                        ? Optional.ofNullable(day.getValue())
                                .map(LocalDate::toString)
                                .orElse(null)
                        : value.isVisible() ? value.getValue() : null,
                words.isVisible() ? new ArrayList<>(words.getValue()) : List.of(),
                days.isVisible() ? days.getValue() : null);
    }

    @Override
    public void say(String place, String wrong) {
        HasValidation field = switch (place.replaceAll("\\[.*", "")) {
            case ".is" -> is;
            case ".value" -> day.isVisible() ? day : value;
            case ".of" -> words;
            case ".days" -> days;
            default -> fact;
        };
        field.setErrorMessage(wrong);
        field.setInvalid(true);
    }
}
