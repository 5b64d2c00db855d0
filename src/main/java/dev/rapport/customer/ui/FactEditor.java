package dev.rapport.customer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.customer.ProfileDesk.Fact;
import dev.rapport.customer.ProfileWish;
import dev.rapport.customer.fields.ui.FactInputs;
import dev.rapport.customer.fields.ui.FactWords;
import dev.rapport.customer.fields.ui.SeveralInput;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Revision;
import dev.rapport.platform.ui.FieldRefusals;
import dev.rapport.platform.ui.LastRead;
import dev.rapport.platform.ui.Notices;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that a profile tells, changed where it stands, with what it was before. */
class FactEditor extends Div {

    private static final int LONG = 60;
    private static final String[] ABOUT_THE_VALUE = {
        "customer.bad-year",
        "customer.bad-number",
        "customer.bad-day",
        "customer.no-such-choice",
        "customer.no-yes-or-no",
        "error.unclear-number",
        "error.unclear-whole-number",
        "customer.value-too-long",
        "customer.name-missing",
        "customer.name-too-long",
        "customer.fact-changed-meanwhile"
    };

    private final transient ProfileDesk desk;
    private final transient CustomerId customer;
    private final transient Fact fact;
    private final String label;
    private final boolean mayWork;
    private final transient Runnable changed;

    FactEditor(ProfileDesk desk, CustomerId customer, Fact fact, boolean mayWork, Runnable changed) {
        this.desk = desk;
        this.customer = customer;
        this.fact = fact;
        this.label = fact.label();
        this.mayWork = mayWork;
        this.changed = changed;
        addClassName("fact");
        show();
    }

    private void show() {
        removeAll();
        var value = new Span(written());
        value.addClassName("fact-value");
        var line = new Div(value);
        line.addClassName("fact-line");
        if (mayWork) line.add(editor());
        add(line);
        line.add(history());
    }

    private IconButton editor() {
        var edit = icon(VaadinIcon.PENCIL, "customer.change-fact");
        edit.setId(editorId());
        edit.addClickListener(click -> edit());
        return edit;
    }

    /** The page is shown anew after a change; the keyboard stays where it was. */
    private String editorId() {
        return "change-" + fact.what() + "-" + fact.which();
    }

    private Component history() {
        var history = new Div();
        add(history);
        return new Disclosure(getTranslation("customer.history-of", label), history, this::changes);
    }

    private Component changes() {
        var history = new Div();
        history.add(new ChangeLines(desk, customer, fact.what(), fact.which(), mayWork, changed));
        if (fact.what() == What.FACT) history.add(origin());
        return history;
    }

    private Span origin() {
        var origin = new Span(getTranslation(
                "customer.comes-from",
                OriginWords.of(desk.origin(customer, fact.which()).orElse(null))));
        origin.addClassName("secondary");
        return origin;
    }

    /** Opens the field at once, for a fact that nobody told yet. */
    void edit() {
        switch (fact.field().format()) {
            case KIND -> edit(kinds());
            case CHOICE, YES_NO -> edit(choice());
            case CHOICES -> edit(several());
            case TEXT -> {
                if (isLong()) edit(area());
                else edit(text());
            }
            default -> edit(text());
        }
    }

    private <F extends Component & HasValidationProperties & HasValue<?, String> & Focusable<?>> void edit(F field) {
        removeAll();
        field.addClassName("fact-field");
        var refusals = new FieldRefusals().at(field, ABOUT_THE_VALUE);
        var read = new LastRead(fact.revision());
        var save = icon(VaadinIcon.CHECK, "customer.save-fact");
        save.addClickListener(click ->
                refusals.attempt(() -> read.replace(revision -> save(field.getValue(), revision), this::revision)));
        var cancel = icon(VaadinIcon.CLOSE_SMALL, "customer.leave-fact");
        cancel.addClickListener(click -> leave());
        if (!(field instanceof Select || field instanceof SeveralInput) && !isLong())
            save.addClickShortcut(Key.ENTER).listenOn(field);
        cancel.addClickShortcut(Key.ESCAPE).listenOn(field);
        var line = new Div(field, save, cancel);
        line.addClassName("fact-line");
        add(line);
        field.focus();
    }

    private boolean isLong() {
        return fact.shown() != null
                && (fact.shown().length() > LONG || fact.shown().contains("\n"));
    }

    private Select<String> kinds() {
        var field = new Select<String>();
        field.setItems(Stream.of(NewCustomer.Kind.values()).map(Enum::name).toList());
        field.setItemLabelGenerator(kind -> getTranslation("word.Kind." + kind));
        field.setValue(fact.shown());
        field.setAriaLabel(label);
        return field;
    }

    private Select<String> choice() {
        var field = FactInputs.choice(fact.field());
        if (fact.shown() != null && field.getListDataView().contains(fact.shown())) field.setValue(fact.shown());
        field.setAriaLabel(label);
        return field;
    }

    private SeveralInput several() {
        var field = new SeveralInput(fact.field());
        field.named(label);
        field.setValue(known());
        return field;
    }

    private TextField text() {
        var field = FactInputs.text(fact.field());
        field.setAriaLabel(label);
        field.setValue(known());
        if (fact.hidden()) field.setHelperText(getTranslation("customer.fact-hidden"));
        return field;
    }

    private TextArea area() {
        var field = new TextArea();
        field.setAriaLabel(label);
        field.setValue(known());
        return field;
    }

    /** What is hidden is written anew, so that no mask is kept in its place. */
    private String known() {
        return fact.hidden() ? "" : Objects.requireNonNullElse(fact.shown(), "");
    }

    private void leave() {
        if (fact.shown() == null) changed.run();
        else show();
    }

    private Revision revision() {
        return desk.facts(customer).stream()
                .filter(now -> now.what() == fact.what() && now.which().equals(fact.which()))
                .map(Fact::revision)
                .findFirst()
                .orElse(Revision.ANY);
    }

    private void save(@Nullable String value, Revision revision) {
        var done = desk.change(customer, wish(value), revision);
        changed.run();
        UI.getCurrent().getPage().executeJs("document.getElementById($0)?.focus()", editorId());
        done.forEach(this::offerUndo);
    }

    private void offerUndo(UUID change) {
        Notices.done(getTranslation("customer.fact-changed", label), () -> {
            desk.undo(customer, change);
            changed.run();
        });
    }

    private ProfileWish wish(@Nullable String value) {
        return switch (fact.what()) {
            case NAME -> new ProfileWish(Objects.requireNonNullElse(value, ""), null, Map.of());
            case KIND -> new ProfileWish(null, NewCustomer.Kind.valueOf(Objects.requireNonNull(value)), Map.of());
            default -> new ProfileWish(null, null, one(fact.which(), value));
        };
    }

    private static Map<String, @Nullable String> one(String name, @Nullable String value) {
        var facts = new HashMap<String, @Nullable String>();
        facts.put(name, value);
        return facts;
    }

    private String written() {
        var shown = fact.shown();
        if (shown == null) return "–";
        return switch (fact.field().format()) {
            case KIND -> getTranslation("word.Kind." + shown);
            case CHOICE, CHOICES, YES_NO -> FactWords.said(fact.field(), shown);
            case COUNT, NUMBER -> fact.hidden() ? shown : grouped(shown);
            default -> shown;
        };
    }

    /** Older ones may be no numbers. */
    private String grouped(String number) {
        try {
            return NumberFormat.getInstance(getLocale()).format(new BigDecimal(number));
        } catch (NumberFormatException e) {
            return number;
        }
    }

    private IconButton icon(VaadinIcon sign, String words) {
        return new IconButton(sign, getTranslation(words, label));
    }
}
