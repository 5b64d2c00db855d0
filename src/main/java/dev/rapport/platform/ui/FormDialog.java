package dev.rapport.platform.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks for something and does it. All that is missing is said at once at the fields, a refusal at the field that it is
 * about; Enter saves; who leaves with Escape is asked first when something was entered.
 */
public abstract class FormDialog extends Dialog {

    /**
     * Later, because a field tells what was typed only after the key. Never the Enter that chooses Chinese letters, or
     * that ends one word of several.
     */
    private static final String ENTER = """
            this.addEventListener('keydown', event => {
              const typing = event.isComposing || event.defaultPrevented;
              const field = event.composedPath()[0];
              if (event.key !== 'Enter' || typing || field.localName !== 'input') return;
              if (!field.closest('vaadin-multi-select-combo-box')) setTimeout(() => this.$server.enter());
            });
            """;

    /** A field whose cursor is still in it has not told yet what was typed. */
    private static final String TYPED = "this.addEventListener('input', () => this.$server.typed(), {once: true})";

    private final transient FieldRefusals refusals = new FieldRefusals();
    private final Div fields = new Div();
    private final Button save = new Button();
    private transient Runnable deed = () -> {};
    private transient List<String> shown = List.of();
    private @Nullable Dialog question;
    private boolean typed;

    protected FormDialog() {
        setWidth("min(28rem, 100%)");
        fields.addClassName("stack");
        add(fields);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setDisableOnClick(true);
        save.setVisible(false);
        save.addClickListener(click -> attempt(deed));
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), save);
        addDialogCloseActionListener(leaving -> leave());
        addOpenedChangeListener(change -> {
            shown = values();
            if (change.isOpened()) focusFirst();
        });
    }

    /** Unless a dialog knows better where to begin. */
    private void focusFirst() {
        var all = shown(fields).toList();
        if (all.stream().anyMatch(one -> one.getElement().getProperty("autofocus", false))) return;
        all.stream()
                .filter(one -> one instanceof HasValue<?, ?> field && !field.isReadOnly())
                .filter(Focusable.class::isInstance)
                .findFirst()
                .ifPresent(first -> ((Focusable<?>) first).focus());
    }

    /** @param keys of the refusals that are about this field */
    protected final <F extends Component & HasValidationProperties & HasValue<?, ?>> void field(
            F field, String... keys) {
        refusals.at(field, keys);
        fields.add(field);
    }

    /** The same, and it must be filled in. */
    protected final <F extends Component & HasValidationProperties & HasValue<?, ?>> void required(
            F field, String... keys) {
        refusals.required(field);
        field(field, keys);
    }

    /** A field for something that must be readable if it is entered. */
    protected final <F extends Component & HasValidationProperties & HasValue<?, String>> void readable(
            F field, Consumer<String> reading, String... keys) {
        refusals.readable(field, reading);
        field(field, keys);
    }

    protected final void phone(PhoneField phone) {
        phone.sayRefusals(refusals);
        fields.add(phone);
    }

    /** A field that says itself what is wrong with it. */
    protected final void field(Component field, BooleanSupplier isRight) {
        refusals.check(isRight);
        fields.add(field);
    }

    /** What is only shown, or arranges fields. */
    protected final void content(Component... components) {
        fields.add(components);
    }

    /** Puts fields beside each other, where the first of them stands. */
    protected final void row(Component... beside) {
        var row = new Div();
        row.addClassNames("row", "fields");
        fields.addComponentAtIndex(fields.indexOf(beside[0]), row);
        row.add(beside);
    }

    /** Arranges the fields by a style instead of one below the other. */
    protected final void grid(String style) {
        fields.setClassName(style);
    }

    protected final FieldRefusals refusals() {
        return refusals;
    }

    /** @param deed closes the dialog when it is not refused and asks nothing */
    protected final void saves(String text, Runnable deed) {
        save.setText(text);
        save.setVisible(true);
        this.deed = deed;
    }

    /**
     * Asks whether it is meant all the same.
     *
     * @param allTheSame absent where it cannot be
     */
    protected final void ask(
            String title, Component why, @Nullable String allTheSame, Runnable then, Button... others) {
        var asked = new Dialog(title);
        question = asked;
        asked.add(why);
        var goOn = new Button(allTheSame, click -> {
            asked.close();
            question = null;
            attempt(then);
        });
        goOn.setDisableOnClick(true);
        goOn.setVisible(allTheSame != null);
        asked.getFooter().add(new Button(getTranslation("ui.back"), click -> asked.close()));
        asked.getFooter().add(others);
        asked.getFooter().add(goOn);
        asked.addOpenedChangeListener(change -> save.setEnabled(!change.isOpened()));
        asked.open();
    }

    @Override
    public void close() {
        if (question != null) question.close();
        super.close();
    }

    /** Called by the browser. */
    @ClientCallable
    void enter() {
        if (isOpened() && save.isEnabled()) attempt(deed);
    }

    /** Called by the browser at the first letter. */
    @ClientCallable
    void typed() {
        typed = true;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        typed = false;
        getElement().executeJs(ENTER);
        getElement().executeJs(TYPED);
    }

    private void attempt(Runnable what) {
        question = null;
        try {
            if (refusals.attempt(what) && question == null) close();
        } finally {
            save.setEnabled(question == null);
        }
    }

    private void leave() {
        if (!typed && values().equals(shown)) {
            close();
            return;
        }
        var asked = new ConfirmDialog();
        asked.setHeader(getTranslation("ui.leave-form"));
        asked.setText(getTranslation("ui.leave-form-text"));
        asked.setConfirmText(getTranslation("ui.leave-form-no"));
        asked.setRejectable(true);
        asked.setRejectText(getTranslation("ui.leave-form-yes"));
        asked.addRejectListener(rejected -> close());
        asked.open();
    }

    private List<String> values() {
        return all(fields)
                .filter(HasValue.class::isInstance)
                .map(field -> String.valueOf(((HasValue<?, ?>) field).getValue()))
                .toList();
    }

    /** Without what stands in something that is hidden. Plain text cannot be hidden. */
    private static Stream<Component> shown(Component component) {
        return component.getElement().isTextNode() || !component.isVisible()
                ? Stream.of()
                : Stream.concat(Stream.of(component), component.getChildren().flatMap(FormDialog::shown));
    }

    private static Stream<Component> all(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(FormDialog::all));
    }
}
