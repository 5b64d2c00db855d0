package dev.rapport.sla.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.calendars.CalendarDifference;
import dev.rapport.sla.calendars.CalendarSheet;
import dev.rapport.sla.calendars.PublicHolidays;
import dev.rapport.sla.calendars.desk.CalendarDesk;
import dev.rapport.sla.calendars.desk.CalendarEffect;
import dev.rapport.sla.calendars.desk.CalendarHorizon;
import dev.rapport.sla.recomputation.RecomputationProgress;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One calendar. What is changed here stays a draft until it is saved, with the version it was made from; whoever may not
 * write only looks.
 */
final class CalendarEditor extends Div implements BeforeLeaveObserver {

    private static final int LONGEST_NOTE = 500;

    /** What the parts of the editor ask. */
    record Services(
            CalendarDesk desk,
            CalendarHorizon horizon,
            PublicHolidays holidays,
            Staff staff,
            Live live,
            Clock clock,
            boolean mayWrite) {

        /** Who may only look at the hours of a calendar that is fixed may still copy and assign it. */
        Services forHoursOf(String calendar) {
            return new Services(
                    desk, horizon, holidays, staff, live, clock, mayWrite && !CalendarDesk.isFixed(calendar));
        }

        String name(@Nullable UserId person, String product) {
            if (person == null) return product;
            return staff.byId(person).map(Person::name).orElse("–");
        }
    }

    private final transient Services services;
    private final transient Services hours;
    private final transient Runnable saved;
    private transient CalendarDesk.Opened opened;
    private transient CalendarSheet draft;
    private final Div facts = new Div();
    private final BeyondCalendarNote beyond = new BeyondCalendarNote();
    private final RecomputationBar progress = new RecomputationBar();
    private final ComboBox<String> zone = new ComboBox<>();
    private final CalendarWeek week;
    private final CalendarYear year;
    private final Div bar = new Div();
    private final Div changes = new Div();
    private final Div effect = new Div();
    private final TextField note = new TextField();
    private final Checkbox corrects = new Checkbox();
    private final DatePicker from = new DatePicker();
    private final CalendarHistory history;
    private boolean showing;

    CalendarEditor(Services services, CalendarDesk.Opened opened, Runnable saved) {
        this.services = services;
        this.saved = saved;
        this.opened = opened;
        this.draft = opened.sheet();
        addClassName("calendar-editor");
        hours = services.forHoursOf(draft.name());
        week = new CalendarWeek(hours.mayWrite(), changed -> change(draft.weekly(changed)));
        year = new CalendarYear(hours, this::change);
        history = new CalendarHistory(hours, this::restore);
        prepareZone();
        prepareBar();
        services.live()
                .refresh(
                        this,
                        RecomputationProgress.class,
                        (RecomputationProgress went) ->
                                went.key().equals(this.opened.sheet().name()),
                        this::showProgress);
        add(
                head(),
                beyond,
                progress,
                hours(),
                year,
                new AssignmentsPanel(services, opened.sheet().name()),
                history,
                bar);
        show();
    }

    private Div head() {
        facts.addClassName("page-head-facts");
        var head = new Div(new Div(new H2(getTranslation(opened.sheet().name())), facts));
        head.addClassName("year-head");
        if (services.mayWrite()) {
            var copy = new Button(getTranslation("sla.calendar-copy"), click -> new CopyDialog(services, draft).open());
            var actions = new Div(copy);
            actions.addClassName("row");
            head.add(actions);
        }
        return head;
    }

    private Div hours() {
        var hint = new Span(getTranslation("sla.calendar-week-hint"));
        hint.addClassName("secondary");
        var panel = new Div(new H2(getTranslation("sla.calendar-week")), zone, week, hint);
        panel.addClassName("panel");
        return panel;
    }

    private void prepareZone() {
        zone.setLabel(getTranslation("sla.calendar-zone"));
        zone.setItems(ZoneId.getAvailableZoneIds().stream()
                .filter(id ->
                        id.equals("UTC") || (id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("System")))
                .sorted()
                .toList());
        zone.setReadOnly(!hours.mayWrite());
        zone.addValueChangeListener(change -> {
            if (!showing && change.getValue() != null) change(draft.in(change.getValue()));
        });
    }

    private void prepareBar() {
        bar.addClassName("calendar-bar");
        changes.addClassName("calendar-changes");
        effect.getElement().setAttribute("aria-live", "polite");
        note.setLabel(getTranslation("sla.calendar-note"));
        note.setMaxLength(LONGEST_NOTE);
        corrects.setLabel(getTranslation("sla.calendar-corrects-check"));
        from.setLabel(getTranslation("sla.calendar-corrects-from"));
        from.setHelperText(getTranslation("sla.calendar-corrects-from-hint"));
        from.setMax(today(services, draft));
        from.setVisible(false);
        corrects.addValueChangeListener(change -> {
            from.setVisible(corrects());
            note.setRequiredIndicatorVisible(corrects());
            effect.removeAll();
        });
        from.addValueChangeListener(change -> effect.removeAll());
        var save = new Button(getTranslation("sla.calendar-save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        var ask = new Button(getTranslation("sla.calendar-effect"), click -> ask());
        var discard = new Button(getTranslation("sla.calendar-discard"), click -> discard());
        discard.addThemeVariants(ButtonVariant.TERTIARY);
        var when = new Div(corrects, from);
        when.addClassName("row");
        var buttons = new Div(note, ask, save, discard);
        buttons.addClassName("row");
        buttons.getStyle().set("align-items", "end");
        bar.add(changes, when, effect, buttons);
    }

    private void change(CalendarSheet changed) {
        draft = changed;
        effect.removeAll();
        show();
    }

    private void discard() {
        change(opened.sheet());
    }

    private boolean corrects() {
        return corrects.getValue();
    }

    private void save() {
        if (corrects()) correct();
        else Notices.attempt(() -> took(services.desk().save(draft, opened.version(), note.getValue())));
    }

    /** Says how many results would turn before it does so. */
    private void correct() {
        note.setInvalid(note.isEmpty());
        note.setErrorMessage(getTranslation("sla.correction-needs-reason"));
        if (note.isEmpty()) {
            note.focus();
            return;
        }
        Notices.attempt(() -> {
            var dialog = new com.vaadin.flow.component.confirmdialog.ConfirmDialog();
            dialog.setHeader(getTranslation("sla.calendar-corrects"));
            dialog.setText(said(found()));
            dialog.setCancelable(true);
            dialog.setCancelText(getTranslation("sla.calendar-stay"));
            dialog.setConfirmText(getTranslation("sla.calendar-correct"));
            dialog.addConfirmListener(sure -> Notices.attempt(
                    () -> took(services.desk().correct(draft, opened.version(), note.getValue(), from.getValue()))));
            dialog.open();
        });
    }

    private CalendarEffect found() {
        return corrects()
                ? services.desk().effectOfCorrecting(draft, from.getValue())
                : services.desk().effect(draft);
    }

    private void restore(int version) {
        Notices.attempt(() -> took(services.desk()
                .restore(
                        opened.sheet().name(),
                        version,
                        opened.version(),
                        getTranslation("sla.calendar-restored", version))));
    }

    private void took(CalendarDesk.Opened written) {
        opened = written;
        draft = written.sheet();
        note.clear();
        corrects.setValue(false);
        from.clear();
        effect.removeAll();
        show();
        saved.run();
        Notices.done(getTranslation("sla.calendar-saved", written.version()));
    }

    private void ask() {
        effect.removeAll();
        Notices.attempt(() -> effect.add(new Span(said(found()))));
    }

    private String said(CalendarEffect found) {
        if (corrects())
            return getTranslation(
                    "sla.effect-correction",
                    found.looked(),
                    found.clocks(),
                    found.toBroken(),
                    found.toKept(),
                    found.earlier(),
                    found.later());
        if (found.clocks() == 0) return getTranslation("sla.effect-none");
        var key = found.isWhole() ? "sla.effect" : "sla.effect-part";
        return getTranslation(key, found.looked(), found.earlier(), found.later(), found.breaching(), found.clocks());
    }

    private void show() {
        showing = true;
        zone.setValue(draft.zone());
        week.show(draft);
        showing = false;
        var difference = difference();
        year.show(draft, difference.map(CalendarDifference::days).orElse(java.util.List.of()));
        history.show(opened);
        showFacts();
        showProgress();
        showChanges(difference);
    }

    private Optional<CalendarDifference> difference() {
        return Optional.of(CalendarDifference.between(opened.sheet(), draft)).filter(found -> !found.isNone());
    }

    private void showFacts() {
        facts.removeAll();
        facts.add(
                new Span(getTranslation("sla.calendar-version", opened.version())),
                Times.ago(opened.changedAt()),
                new Span(getTranslation(
                        "sla.calendar-days",
                        opened.sheet().holidays().size(),
                        opened.sheet().workdays().size())));
        if (!hours.mayWrite()) facts.add(Chips.plain(getTranslation("sla.calendar-read-only")));
    }

    private void showProgress() {
        beyond.show(services.horizon().of(opened.sheet()).stream().toList());
        progress.show(services.desk().open(opened.sheet().name()).recomputation());
    }

    private void showChanges(Optional<CalendarDifference> difference) {
        bar.setVisible(difference.isPresent());
        changes.removeAll();
        difference.ifPresent(found -> {
            if (found.zone()) changes.add(Chips.info(getTranslation("sla.change-zone", draft.zone())));
            if (found.week()) changes.add(Chips.info(getTranslation("sla.change-week")));
            found.days().forEach(day -> changes.add(Chips.info(said(day))));
        });
    }

    private String said(CalendarDifference.Change change) {
        var text = getTranslation(
                "sla.change." + change.after().name().toLowerCase(java.util.Locale.ROOT), Times.day(change.date()));
        return change.name() == null ? text : getTranslation("sla.change-named", text, change.name());
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent leaving) {
        if (difference().isEmpty()) return;
        var action = leaving.postpone();
        var dialog = new com.vaadin.flow.component.confirmdialog.ConfirmDialog();
        dialog.setHeader(getTranslation("sla.calendar-unsaved"));
        dialog.setText(getTranslation("sla.calendar-unsaved-text"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("sla.calendar-stay"));
        dialog.setConfirmText(getTranslation("sla.calendar-discard"));
        dialog.addCancelListener(stay -> action.cancel());
        dialog.addConfirmListener(leave -> action.proceed());
        dialog.open();
    }

    /** A dialog's outcome that changes the draft. */
    interface Draft extends Consumer<CalendarSheet> {}

    static LocalDate today(Services services, CalendarSheet sheet) {
        try {
            return LocalDate.ofInstant(services.clock().instant(), ZoneId.of(sheet.zone()));
        } catch (java.time.DateTimeException e) {
            throw Refused.invalid("sla.bad-zone", sheet.zone());
        }
    }
}
