package dev.rapport.inbox.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.inbox.TaskFilter;
import dev.rapport.inbox.TaskFilter.Conditions;
import dev.rapport.inbox.TaskFilter.Due;
import dev.rapport.inbox.TaskFilter.Scope;
import dev.rapport.inbox.TaskFilters;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Words;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Names a list of tasks and says what belongs into it. */
class FilterDialog extends FormDialog {

    private static final List<Integer> PRIORITIES = List.of(0, 50, 75, 90);

    private final transient TaskFilters filters;
    private final transient @Nullable TaskFilter old;
    private final TextField name = new TextField(getTranslation("inbox.filter.name"));
    private final Select<Scope> scope = new Select<>();
    private final Select<Due> due = new Select<>();
    private final Select<Integer> priority = new Select<>();
    private final CheckboxGroup<String> processes = new CheckboxGroup<>(getTranslation("inbox.filter.processes"));
    private final CheckboxGroup<String> tiers = new CheckboxGroup<>(getTranslation("inbox.filter.tiers"));

    FilterDialog(
            TaskFilters filters,
            @Nullable TaskFilter old,
            boolean seesAll,
            Consumer<TaskFilter> saved,
            Runnable removed) {
        this.filters = filters;
        this.old = old;
        setHeaderTitle(getTranslation(old == null ? "inbox.filter.new" : "inbox.filter.change"));
        fields(seesAll);
        fill(old == null ? new Conditions(Scope.WORK, Due.ANY, Set.of(), Set.of(), 0) : old.conditions());
        required(name, "inbox.filter-bad-name", "inbox.filter-too-many", "inbox.filter-name-taken");
        content(scope, due, priority, processes, tiers);
        saves(getTranslation("inbox.filter.save"), () -> save(saved));
        if (old != null) getFooter().add(remove(old, removed));
    }

    private void fields(boolean seesAll) {
        name.setMaxLength(60);
        name.setAutofocus(true);
        scope.setLabel(getTranslation("inbox.filter.scope"));
        scope.setItems(seesAll ? List.of(Scope.values()) : List.of(Scope.WORK, Scope.MINE, Scope.TEAM));
        scope.setItemLabelGenerator(item -> getTranslation("inbox.filter.scope." + item));
        due.setLabel(getTranslation("inbox.filter.due"));
        due.setItems(Due.values());
        due.setItemLabelGenerator(item -> getTranslation("inbox.filter.due." + item));
        priority.setLabel(getTranslation("inbox.filter.priority"));
        priority.setItems(PRIORITIES);
        priority.setItemLabelGenerator(item -> getTranslation("inbox.filter.priority." + item));
        var names = filters.processes();
        processes.setItems(names.keySet());
        processes.setItemLabelGenerator(names::get);
        tiers.setItems(filters.tiers());
        tiers.setItemLabelGenerator(tier -> Words.known("word.tier." + tier, tier));
    }

    private void fill(Conditions conditions) {
        if (old != null) name.setValue(old.name());
        scope.setValue(conditions.scope());
        due.setValue(conditions.due());
        priority.setValue(PRIORITIES.contains(conditions.priority()) ? conditions.priority() : 0);
        processes.setValue(conditions.processes());
        tiers.setValue(conditions.tiers());
    }

    private void save(Consumer<TaskFilter> saved) {
        var conditions = new Conditions(
                scope.getValue(), due.getValue(), processes.getValue(), tiers.getValue(), priority.getValue());
        saved.accept(filters.save(old == null ? null : old.id(), name.getValue(), conditions));
    }

    private Button remove(TaskFilter filter, Runnable removed) {
        var button = new Button(getTranslation("inbox.filter.remove"), click -> {
            filters.remove(filter.id());
            close();
            removed.run();
            Notices.done(getTranslation("ui.filter-removed", filter.name()), () -> {
                filters.save(null, filter.name(), filter.conditions());
                removed.run();
            });
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }
}
