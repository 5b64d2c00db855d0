package dev.rapport.marketing.segments.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import dev.rapport.marketing.segments.ConditionPart;
import dev.rapport.marketing.segments.How;
import dev.rapport.platform.CustomerFact;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Several parts, and how they belong together. */
final class GroupEditor extends Div implements PartEditor {

    /** No deeper than is read. */
    private static final int DEEPEST = 4;

    private static final Pattern PART = Pattern.compile("\\.parts\\[(\\d{1,5})](.*)");

    private final Select<How> how = new Select<>();
    private final Div parts = new Div();
    private final Span wrong = new Span();
    private final transient List<CustomerFact> facts;
    private final transient Runnable changed;
    private final int depth;

    GroupEditor(List<CustomerFact> facts, Runnable changed, @Nullable Runnable removed, int depth) {
        this.facts = facts;
        this.changed = changed;
        this.depth = depth;
        addClassName("segment-group");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("segment.how"));
        how.setLabel(getTranslation("segment.how"));
        how.setItems(How.values());
        how.setItemLabelGenerator(one -> getTranslation("word.How." + one));
        how.setValue(How.ALL);
        how.addValueChangeListener(change -> changed.run());
        var head = new Div(how);
        head.addClassName("row");
        if (removed != null) head.add(remover(removed));
        parts.addClassName("stack");
        wrong.addClassName("secondary");
        wrong.getElement().setAttribute("role", "alert");
        var add = new Button(getTranslation("segment.add-part"), VaadinIcon.PLUS.create(), click -> {
            leaf().focusFirst();
            changed.run();
        });
        var group = new Button(getTranslation("segment.add-group"), VaadinIcon.PLUS.create(), click -> {
            group().leaf().focusFirst();
            changed.run();
        });
        group.setVisible(depth < DEEPEST);
        for (var button : List.of(add, group)) button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        var actions = new Div(add, group);
        actions.addClassName("row");
        add(head, parts, wrong, actions);
    }

    private Button remover(Runnable removed) {
        var remove = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> removed.run());
        remove.setAriaLabel(getTranslation("segment.remove-group"));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        return remove;
    }

    LeafEditor leaf() {
        var leaf = new LeafEditor[1];
        leaf[0] = new LeafEditor(facts, changed, () -> remove(leaf[0]));
        parts.add(leaf[0]);
        return leaf[0];
    }

    GroupEditor group() {
        var group = new GroupEditor[1];
        group[0] = new GroupEditor(facts, changed, () -> remove(group[0]), depth + 1);
        parts.add(group[0]);
        return group[0];
    }

    private void remove(Component part) {
        parts.remove(part);
        changed.run();
    }

    private Stream<PartEditor> all() {
        return parts.getChildren().map(PartEditor.class::cast);
    }

    @Override
    public void show(ConditionPart part) {
        parts.removeAll();
        Stream.of(How.values()).filter(one -> one.word().equals(part.how())).forEach(how::setValue);
        for (var one : part.parts()) (one.how() == null ? leaf() : (PartEditor) group()).show(one);
    }

    @Override
    public ConditionPart part() {
        wrong.setText("");
        return new ConditionPart(
                how.getValue().word(), all().map(PartEditor::part).toList(), null, null, null, List.of(), null);
    }

    @Override
    public void say(String place, String text) {
        var inner = PART.matcher(place);
        var below =
                inner.matches() ? all().skip(Integer.parseInt(inner.group(1))).findFirst() : null;
        if (below != null && below.isPresent()) below.get().say(inner.group(2), text);
        else wrong.setText(text);
    }
}
