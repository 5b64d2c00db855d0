package dev.rapport.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.PersonZone;
import dev.rapport.sla.calendars.CalendarSheet;
import dev.rapport.sla.calendars.Calendars;
import dev.rapport.sla.ui.InSlaNav;
import dev.rapport.sla.ui.SlaNav;
import dev.rapport.sla.ui.SlaRows;
import dev.rapport.sla.ui.SlaWords;
import dev.rapport.studio.whatif.PolicyTable;
import dev.rapport.studio.whatif.WhatIf;
import dev.rapport.studio.whatif.WhatIfQuestion;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The past replayed under other policies, or with days off that there were not. */
@Route("sla/what-if")
@InSlaNav(value = "sla.what-if", place = 60)
@RolesAllowed({"MANAGER", "ADMIN"})
@CssImport("./styles/sla.css")
public class WhatIfView extends Div implements HasDynamicTitle {

    private static final int DAYS = 90;

    private final transient WhatIf whatIf;
    private final DayField from = new DayField();
    private final DayField until = new DayField();
    private final ComboBox<CalendarSheet> calendar = new ComboBox<>();
    private final TextField daysOff = new TextField();
    private final Div rules = new Div();
    private final Details text = new Details();
    private final TextArea policy = new TextArea();
    private final transient List<String> calendarNames;
    private final transient SlaRows rows;
    private final String inForce;
    private final Div answer = new Div();
    private @Nullable PolicyRules shown;

    WhatIfView(WhatIf whatIf, Calendars calendars, Staff staff, Clock clock) {
        this.whatIf = whatIf;
        rows = new SlaRows(staff, this);
        calendarNames = calendars.all().stream().map(CalendarSheet::name).toList();
        inForce = whatIf.policies();
        addClassNames("page", "sla-view", "what-if");
        var today = LocalDate.ofInstant(clock.instant(), PersonZone.get());
        from.setLabel(getTranslation("sla.what-if.from"));
        from.setValue(today.minusDays(DAYS));
        until.setLabel(getTranslation("sla.what-if.until"));
        until.setValue(today);
        calendar.setLabel(getTranslation("sla.what-if.calendar"));
        calendar.setItems(calendars.all());
        calendar.setItemLabelGenerator(CalendarSheet::name);
        calendar.setClearButtonVisible(true);
        calendar.setPlaceholder(getTranslation("sla.what-if.as-it-is"));
        daysOff.setLabel(getTranslation("sla.what-if.days-off"));
        daysOff.setPlaceholder("2026-10-01, 2026-10-02");
        rules.addClassName("what-if-rules");
        policy.setAriaLabel(getTranslation("sla.what-if.policies"));
        policy.setHelperText(getTranslation("sla.what-if.policies-hint"));
        policy.addClassName("what-if-policies");
        policy.addValueChangeListener(change -> {
            if (change.isFromClient()) show(change.getValue());
        });
        text.setSummaryText(getTranslation("sla.what-if.text-of-policies"));
        text.addClassName("what-if-text");
        text.add(policy);
        show(inForce);
        var ask = new Button(getTranslation("sla.what-if.ask"), click -> ask());
        ask.addThemeVariants(ButtonVariant.PRIMARY);
        ask.setDisableOnClick(true);
        var reset = new Button(getTranslation("sla.what-if.reset"), click -> show(inForce));
        reset.addThemeVariants(ButtonVariant.TERTIARY);
        var choices = new Div(from, until, calendar, daysOff);
        choices.addClassName("sla-filters");
        var buttons = new Div(ask, reset);
        buttons.addClassName("row");
        answer.getElement().setAttribute("aria-live", "polite");
        add(
                new SlaNav(),
                new PageHead(getPageTitle()),
                new Paragraph(getTranslation("sla.what-if.text")),
                choices,
                new H2(getTranslation("sla.what-if.policies")),
                rules,
                text,
                buttons,
                answer);
        ask.addClickListener(click -> ask.setEnabled(true));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sla.what-if");
    }

    /** As a table of rules; a text that is none stays a text. */
    private void show(String policies) {
        policy.setValue(policies);
        rules.removeAll();
        var table = PolicyTable.read(policies);
        shown = null;
        if (table.isEmpty()) {
            text.setOpened(true);
            rules.add(Chips.warning(getTranslation("sla.what-if.no-table")));
            return;
        }
        var words = new PolicyWords(new SlaWords(this), rows);
        shown = new PolicyRules(inForce(table.get()), calendarNames, words, changed -> policy.setValue(changed.text()));
        shown.show(table.get());
        rules.add(shown);
    }

    private PolicyTable inForce(PolicyTable otherwise) {
        return PolicyTable.read(inForce).orElse(otherwise);
    }

    private void ask() {
        answer.removeAll();
        Notices.attempt(() -> answer.add(new WhatIfResult(whatIf.ask(question()))));
    }

    private WhatIfQuestion question() {
        if (shown != null && !shown.isWhole()) throw Refused.invalid("sla.rule-problems");
        if (from.getValue() == null || until.getValue() == null) throw Refused.invalid("sla.what-if-no-time");
        var zone = PersonZone.get();
        var chosen = calendar.getValue();
        return new WhatIfQuestion(
                from.getValue().atStartOfDay(zone).toInstant(),
                until.getValue().plusDays(1).atStartOfDay(zone).toInstant(),
                policy.getValue().equals(inForce) ? null : policy.getValue(),
                chosen == null ? List.of() : List.of(closedOn(chosen, days())));
    }

    private static CalendarSheet closedOn(CalendarSheet sheet, List<LocalDate> days) {
        return new CalendarSheet(
                sheet.name(),
                sheet.zone(),
                sheet.week(),
                Stream.concat(sheet.holidays().stream(), days.stream())
                        .distinct()
                        .toList(),
                sheet.workdays().stream()
                        .filter(day -> !days.contains(day.date()))
                        .toList());
    }

    private List<LocalDate> days() {
        try {
            return Arrays.stream(daysOff.getValue().split("[\\s,;，；]+"))
                    .filter(day -> !day.isEmpty())
                    .map(LocalDate::parse)
                    .toList();
        } catch (DateTimeParseException e) {
            throw Refused.invalid("sla.what-if-bad-day", e.getParsedString());
        }
    }
}
