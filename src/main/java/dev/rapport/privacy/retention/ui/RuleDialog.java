package dev.rapport.privacy.retention.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.Lifecycle;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;
import dev.rapport.privacy.retention.RetentionRule;
import dev.rapport.privacy.retention.RetentionRules;
import dev.rapport.privacy.retention.RetentionWish;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes a rule or another version of one. */
class RuleDialog extends FormDialog {

    private static final int USUAL = 36;

    private final TextField name = new TextField(getTranslation("retention.name"));
    private final IntegerField months = new IntegerField(getTranslation("retention.months"));
    private final Select<Lifecycle> lifecycle = new Select<>();
    private final TextField tag = new TextField(getTranslation("customer.tag"));

    /** @param rule absent for a new one */
    RuleDialog(RetentionRules rules, @Nullable RetentionRule rule, Consumer<RetentionRule> then) {
        setHeaderTitle(getTranslation(rule == null ? "retention.make" : "retention.change"));
        name.setMaxLength(100);
        months.setMin(RetentionWish.FEWEST);
        months.setMax(RetentionWish.MOST);
        months.setStepButtonsVisible(true);
        months.setValue(USUAL);
        months.setHelperText(getTranslation("retention.months-hint"));
        lifecycle.setLabel(getTranslation("retention.lifecycle"));
        lifecycle.setItems(Lifecycle.values());
        lifecycle.setEmptySelectionAllowed(true);
        lifecycle.setEmptySelectionCaption(getTranslation("retention.any"));
        lifecycle.setItemLabelGenerator(one -> getTranslation(one == null ? "retention.any" : "word.Lifecycle." + one));
        tag.setMaxLength(100);
        tag.setHelperText(getTranslation("retention.tag-hint"));
        if (rule != null) fill(rule.wish());
        required(name, "retention.bad-name", "retention.name-taken", "retention.changed-meanwhile");
        required(months, "retention.bad-months");
        field(lifecycle);
        field(tag, "retention.bad-tag");
        var read = rule == null ? null : new LastRead(rule.revision());
        saves(getTranslation("quality.save"), () -> {
            if (rule == null || read == null) then.accept(rules.make(wish()));
            else
                read.replace(
                        revision -> then.accept(rules.change(rule.id(), wish(), revision)),
                        () -> rules.get(rule.id()).revision());
        });
    }

    private void fill(RetentionWish wish) {
        name.setValue(wish.name());
        months.setValue(wish.months());
        lifecycle.setValue(wish.lifecycle());
        tag.setValue(Objects.requireNonNullElse(wish.tag(), ""));
    }

    private RetentionWish wish() {
        return new RetentionWish(
                name.getValue(),
                Objects.requireNonNullElse(months.getValue(), 0),
                lifecycle.getValue(),
                tag.getValue());
    }
}
