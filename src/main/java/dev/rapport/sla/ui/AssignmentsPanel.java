package dev.rapport.sla.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Team;
import dev.rapport.platform.ui.FieldRefusals;
import dev.rapport.platform.ui.Notices;
import dev.rapport.sla.calendars.Assignee;
import dev.rapport.sla.calendars.CalendarAssignment;
import dev.rapport.sla.calendars.CalendarAssignment.Kind;

/** Whose cases count by this calendar, whatever calendar their policies name. */
final class AssignmentsPanel extends Div {

    private final transient CalendarEditor.Services services;
    private final String calendar;
    private final Div lines = new Div();
    private final Select<Kind> kind = new Select<>();
    private final ComboBox<Team> team = new ComboBox<>();
    private final ComboBox<Assignee> customer = new ComboBox<>();
    private final TextField region = new TextField();

    AssignmentsPanel(CalendarEditor.Services services, String calendar) {
        this.services = services;
        this.calendar = calendar;
        addClassName("panel");
        lines.addClassName("calendar-lines");
        var text = new Paragraph(getTranslation("sla.assignments-text"));
        text.addClassName("secondary");
        add(new H2(getTranslation("sla.assignments")), text, lines);
        if (services.mayWrite()) add(form());
        show();
    }

    private Div form() {
        kind.setLabel(getTranslation("sla.assignment-kind"));
        kind.setItems(services.desk().assignableKinds());
        kind.setItemLabelGenerator(one -> getTranslation("sla.assignment." + one.name()));
        kind.addValueChangeListener(change -> {
            team.setVisible(change.getValue() == Kind.TEAM);
            customer.setVisible(change.getValue() == Kind.CUSTOMER);
            region.setVisible(change.getValue() == Kind.REGION);
        });
        team.setLabel(getTranslation("sla.assignment.TEAM"));
        team.setItems(services.staff().teams().values());
        team.setItemLabelGenerator(one -> one.name(getLocale()));
        customer.setLabel(getTranslation("sla.assignment.CUSTOMER"));
        customer.setItems(query -> {
            var found = services.desk().customers(query.getFilter().orElse(""));
            return found.stream().skip(query.getOffset()).limit(query.getLimit());
        });
        customer.setItemLabelGenerator(Assignee::name);
        region.setLabel(getTranslation("sla.assignment.REGION"));
        region.setHelperText(getTranslation("sla.assignment-region-hint"));
        region.setMaxLength(200);
        kind.setValue(Kind.TEAM);
        var refusals = new FieldRefusals()
                .required(team)
                .required(customer)
                .required(region)
                .at(region, "sla.bad-assignment");
        var assign = new Button(getTranslation("sla.assign"), click -> refusals.attempt(this::assign));
        var form = new Div(kind, team, customer, region, assign);
        form.addClassName("row");
        form.getStyle().set("align-items", "end");
        return form;
    }

    private void assign() {
        var key = switch (kind.getValue()) {
            case TEAM -> team.getValue() == null ? "" : team.getValue().key();
            case CUSTOMER ->
                customer.getValue() == null ? "" : customer.getValue().key();
            case REGION -> region.getValue();
        };
        services.desk().assign(kind.getValue(), key, calendar);
        team.clear();
        customer.clear();
        region.clear();
        show();
        Notices.done(getTranslation("sla.assigned"));
    }

    private void show() {
        lines.removeAll();
        services.desk().assignments().stream()
                .filter(one -> one.calendar().equals(calendar))
                .forEach(one -> lines.add(line(one)));
        if (lines.getComponentCount() == 0) lines.add(new Span(getTranslation("sla.assignments-none")));
    }

    private Div line(CalendarAssignment one) {
        var words = new Span(
                getTranslation("sla.assignment-line", getTranslation("sla.assignment." + one.kind()), name(one)));
        var line = new Div(words);
        line.addClassName("row");
        if (services.mayWrite()) {
            var end = new Button(
                    getTranslation("sla.unassign"),
                    click -> Notices.attempt(() -> {
                        services.desk().unassign(one.kind(), one.key());
                        show();
                    }));
            end.addThemeVariants(ButtonVariant.TERTIARY);
            line.add(end);
        }
        return line;
    }

    private String name(CalendarAssignment one) {
        return switch (one.kind()) {
            case TEAM ->
                services.staff()
                        .team(one.key())
                        .map(found -> found.name(getLocale()))
                        .orElse(one.key());
            case CUSTOMER ->
                services.desk().customerName(one.key()).orElse(getTranslation("sla.assignment-some-customer"));
            case REGION -> one.key();
        };
    }
}
