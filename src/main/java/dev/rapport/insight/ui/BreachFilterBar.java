package dev.rapport.insight.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.rapport.insight.breaches.Breach;
import dev.rapport.insight.breaches.BreachDimension;
import dev.rapport.insight.breaches.BreachFilter;
import dev.rapport.insight.breaches.Breaches;
import dev.rapport.platform.ui.DayField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The conditions of a list of breaches; each can be chosen from what there is. */
final class BreachFilterBar extends Details {

    private static final int LONGEST_TEXT = 100;

    private static final List<BreachDimension> CHOSEN_FROM_A_LIST = List.of(
            BreachDimension.TEAM,
            BreachDimension.PERSON,
            BreachDimension.TIER,
            BreachDimension.PROCESS,
            BreachDimension.METRIC,
            BreachDimension.POLICY,
            BreachDimension.CAUSE);

    private final transient Breaches breaches;
    private final transient BreachValues values;
    private final transient Consumer<BreachFilter> changed;
    private final DayField from = new DayField();
    private final DayField until = new DayField();
    private final ComboBox<Breach.Customer> customer = new ComboBox<>();
    private final TextField text = new TextField();
    private final Map<BreachDimension, ComboBox<String>> lists = new EnumMap<>(BreachDimension.class);
    private boolean loading;

    /** @param changed hears what is chosen after each change */
    BreachFilterBar(Breaches breaches, BreachValues values, Consumer<BreachFilter> changed) {
        this.breaches = breaches;
        this.values = values;
        this.changed = changed;
        addClassName("sla-filter-bar");
        setSummaryText(getTranslation("sla.filters"));
        var fields = new Div(from, until);
        fields.addClassName("sla-filters");
        from.setLabel(getTranslation("sla.filter.from"));
        until.setLabel(getTranslation("sla.filter.until"));
        from.setClearButtonVisible(true);
        until.setClearButtonVisible(true);
        from.addValueChangeListener(change -> tell());
        until.addValueChangeListener(change -> tell());
        CHOSEN_FROM_A_LIST.forEach(dimension -> fields.add(list(dimension)));
        fields.add(customers(), texts());
        add(fields);
        addAttachListener(attached -> attached.getUI()
                .getPage()
                .executeJs("return window.innerWidth >= 700")
                .then(Boolean.class, this::setOpened));
    }

    /** Shows what is chosen without telling of it. */
    void show(BreachFilter filter) {
        loading = true;
        from.setValue(filter.from());
        until.setValue(filter.until());
        text.setValue(filter.text() == null ? "" : filter.text());
        lists.forEach((dimension, list) -> choose(list, filter.value(dimension)));
        var id = filter.value(BreachDimension.CUSTOMER);
        customer.setValue(id.isEmpty() ? null : breaches.customer(id).orElse(null));
        loading = false;
        var count = filter.address().size();
        setSummaryText(count == 0 ? getTranslation("sla.filters") : getTranslation("sla.filters-set", count));
    }

    /** A value that no breach has any more is offered all the same, so that the filter says what it does. */
    private void choose(ComboBox<String> list, String value) {
        if (!value.isEmpty() && list.getListDataView().getItems().noneMatch(value::equals))
            list.getListDataView().addItem(value);
        list.setValue(value.isEmpty() ? null : value);
    }

    private ComboBox<String> list(BreachDimension dimension) {
        var list = new ComboBox<String>(getTranslation("sla.filter." + dimension.word()));
        var items = new ArrayList<>(breaches.values(dimension));
        if (dimension != BreachDimension.PROCESS && dimension != BreachDimension.METRIC) items.add(BreachFilter.NONE);
        list.setItems(items);
        list.setItemLabelGenerator(value -> values.say(dimension, value));
        list.setPlaceholder(getTranslation("sla.any"));
        list.setClearButtonVisible(true);
        list.addValueChangeListener(change -> tell());
        lists.put(dimension, list);
        return list;
    }

    private ComboBox<Breach.Customer> customers() {
        customer.setLabel(getTranslation("sla.filter.customer"));
        customer.setItems(query -> {
            var found = breaches.customers(query.getFilter().orElse(""));
            return found.stream().skip(query.getOffset()).limit(query.getLimit());
        });
        customer.setItemLabelGenerator(Breach.Customer::name);
        customer.setPlaceholder(getTranslation("sla.any"));
        customer.setClearButtonVisible(true);
        customer.addValueChangeListener(change -> tell());
        return customer;
    }

    private TextField texts() {
        text.setLabel(getTranslation("sla.number-or-policy"));
        text.setClearButtonVisible(true);
        text.setMaxLength(LONGEST_TEXT);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(change -> tell());
        return text;
    }

    private void tell() {
        if (loading) return;
        var chosen = customer.getValue();
        var filter = new BreachFilter(
                null,
                null,
                text.isEmpty() ? null : text.getValue().strip(),
                from.getValue(),
                until.getValue(),
                Map.of());
        if (chosen != null)
            filter = filter.with(BreachDimension.CUSTOMER, chosen.id().toString());
        for (var list : lists.entrySet())
            if (list.getValue().getValue() != null)
                filter = filter.with(list.getKey(), list.getValue().getValue());
        changed.accept(filter);
    }
}
