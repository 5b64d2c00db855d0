package dev.rapport.insight.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Team;
import dev.rapport.insight.alerts.AlertFigure;
import dev.rapport.insight.alerts.AlertRule;
import dev.rapport.insight.alerts.AlertTime;
import dev.rapport.insight.trends.TrendFigures.Choice;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.Words;
import dev.rapport.sla.Metric;
import dev.rapport.sla.ui.SlaWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks when who is to be told. */
final class AlertDialog extends FormDialog {

    private static final int HOUR = 3600;
    private static final int USUAL_LEAST = 20;

    private final transient AlertWords alerts;
    private final TextField name = new TextField();
    private final Select<AlertFigure> figure = new Select<>();
    private final Select<AlertTime> time = new Select<>();
    private final ComboBox<String> metric = new ComboBox<>();
    private final ComboBox<String> team = new ComboBox<>();
    private final ComboBox<String> caseType = new ComboBox<>();
    private final ComboBox<String> policy = new ComboBox<>();
    private final NumberField threshold = new NumberField();
    private final IntegerField least = new IntegerField();
    private final MultiSelectComboBox<UserId> whom = new MultiSelectComboBox<>();
    private final Checkbox enabled = new Checkbox(getTranslation("sla.alert.enabled"), true);

    /**
     * @param people who may be told, with their names
     * @param kept takes the rule, or refuses it
     */
    AlertDialog(
            SlaWords words,
            AlertWords alerts,
            Collection<Team> teams,
            List<Choice> choices,
            Map<UserId, String> people,
            Consumer<AlertRule> kept) {
        this.alerts = alerts;
        setHeaderTitle(getTranslation("sla.alerts.new"));
        setWidth("44rem");
        setMaxWidth("100%");
        label(name, "sla.alert.name");
        name.setMaxLength(AlertRule.LONGEST_NAME);
        name.setAutofocus(true);
        name.addClassName("whole");
        figure.setLabel(getTranslation("sla.alert.figure"));
        figure.setItems(AlertFigure.values());
        figure.setItemLabelGenerator(alerts::figure);
        figure.addValueChangeListener(change -> turn());
        time.setLabel(getTranslation("sla.alert.time"));
        time.setItems(AlertTime.values());
        time.setItemLabelGenerator(one -> getTranslation("sla.alert.time." + one.word()));
        any(metric, "sla.alert.metric", metrics(choices));
        metric.setItemLabelGenerator(words::metric);
        any(team, "sla.alert.team", teams.stream().map(Team::key).sorted().toList());
        team.setItemLabelGenerator(key -> teams.stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .map(one -> one.name(getLocale()))
                .orElse(key));
        any(caseType, "sla.alert.type", values(choices.stream().map(Choice::caseType)));
        caseType.setItemLabelGenerator(words::process);
        any(policy, "sla.alert.policy", values(choices.stream().map(Choice::policy)));
        policy.setItemLabelGenerator(Words::ofRules);
        least.setLabel(getTranslation("sla.alert.least-cases"));
        least.setMin(0);
        whom.setLabel(getTranslation("sla.alert.whom"));
        whom.setItems(people.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList());
        whom.setItemLabelGenerator(id -> people.getOrDefault(id, "–"));
        whom.addClassName("whole");
        figure.setValue(AlertFigure.COMPLIANCE);
        time.setValue(AlertTime.THIS_WEEK);
        threshold.setValue(90.0);
        least.setValue(USUAL_LEAST);
        grid("alert-form");
        required(name, "sla.alert.bad-name");
        field(figure);
        required(threshold, "sla.alert.bad-threshold");
        field(time);
        field(least);
        field(metric);
        field(team);
        field(caseType);
        field(policy);
        required(whom, "sla.alert.tells-nobody");
        content(enabled);
        saves(getTranslation("sla.alert.keep"), () -> kept.accept(rule()));
    }

    /** Shows a rule that is there already. */
    AlertDialog show(AlertRule rule) {
        setHeaderTitle(getTranslation("sla.alert.change-of", rule.name()));
        name.setValue(rule.name());
        figure.setValue(rule.figure());
        time.setValue(rule.time());
        choose(metric, rule.metric());
        choose(team, rule.team());
        choose(caseType, rule.caseType());
        choose(policy, rule.policy());
        threshold.setValue(shown(rule.figure(), rule.threshold()));
        least.setValue(rule.leastCases());
        whom.setValue(Set.copyOf(rule.tells()));
        enabled.setValue(rule.enabled());
        return this;
    }

    AlertDialog telling(UserId person) {
        whom.setValue(Set.of(person));
        return this;
    }

    private AlertRule rule() {
        return new AlertRule(
                name.getValue(),
                figure.getValue(),
                time.getValue(),
                team.getValue(),
                caseType.getValue(),
                policy.getValue(),
                metric.getValue(),
                meant(figure.getValue(), threshold.getValue()),
                least.isEmpty() ? 0 : least.getValue(),
                List.copyOf(whom.getValue()),
                enabled.getValue());
    }

    private static double shown(AlertFigure figure, double value) {
        return switch (figure.unit()) {
            case SHARE -> value * 100;
            case SECONDS -> value / HOUR;
            case NUMBER -> value;
        };
    }

    private static double meant(AlertFigure figure, double value) {
        return switch (figure.unit()) {
            case SHARE -> value / 100;
            case SECONDS -> value * HOUR;
            case NUMBER -> value;
        };
    }

    private void turn() {
        threshold.setLabel(alerts.threshold(figure.getValue()));
        time.setEnabled(figure.getValue() != AlertFigure.DUE_SOON);
        var ofCases = figure.getValue() == AlertFigure.HAND_OVERS;
        metric.setEnabled(!ofCases);
        policy.setEnabled(!ofCases);
    }

    private void label(TextField field, String key) {
        field.setLabel(getTranslation(key));
    }

    private void any(ComboBox<String> field, String key, List<String> items) {
        field.setLabel(getTranslation(key));
        field.setItems(new ArrayList<>(items));
        field.setPlaceholder(getTranslation("sla.any"));
        field.setClearButtonVisible(true);
    }

    private static void choose(ComboBox<String> field, @Nullable String value) {
        if (value != null && field.getListDataView().getItems().noneMatch(value::equals))
            field.getListDataView().addItem(value);
        field.setValue(value);
    }

    private static List<String> metrics(List<Choice> choices) {
        return values(Stream.concat(
                Metric.OF_A_CASE.stream().map(Metric::name), choices.stream().map(Choice::metric)));
    }

    private static List<String> values(Stream<String> all) {
        return all.distinct().sorted().toList();
    }
}
