package dev.rapport.customer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.rapport.customer.Candidate;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerLine;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.FieldRefusals;
import dev.rapport.platform.ui.PhoneField;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds a customer as one types, with what tells namesakes apart, or takes a new one down and shows who may be the same.
 * What is known of the one who was chosen stands below.
 */
public final class CustomerPicker extends Div {

    private static final int MOST_FOUND = 50;

    private final transient CustomerDesk desk;
    private final transient @Nullable CustomerPanel known;
    private final ComboBox<CustomerLine> customer = new ComboBox<>(getTranslation("customer.picker"));
    private final Button other = new Button();
    private final TextField name = new TextField(getTranslation("customer.name"));
    private final PhoneField phone = new PhoneField(getTranslation("customer.phone"));
    private final TextField email = new TextField(getTranslation("customer.email"));
    private final transient FieldRefusals contact = new FieldRefusals();
    private final Div fresh = new Div(name, phone, email);
    private final Div same = new Div();
    private final Div about = new Div();
    private final Set<CustomerId> asked = new HashSet<>();
    private boolean isNew;

    /** @param known what is shown of the customer who was chosen, such as their cases; nothing if absent */
    public CustomerPicker(CustomerDesk desk, @Nullable CustomerPanel known) {
        this.desk = desk;
        this.known = known;
        addClassName("stack");
        customer.setPlaceholder(getTranslation("customer.picker-hint"));
        customer.setItemLabelGenerator(CustomerLine::name);
        customer.setRenderer(new ComponentRenderer<>(CustomerPicker::line));
        customer.setClearButtonVisible(true);
        customer.setItems(query -> found(query.getFilter().orElse("")).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        customer.addValueChangeListener(change -> showChosen(change.getValue()));
        name.setMaxLength(200);
        name.addValueChangeListener(change -> showWhoMayBeTheSame());
        phone.number().addValueChangeListener(change -> showWhoMayBeTheSame());
        email.addValueChangeListener(change -> showWhoMayBeTheSame());
        phone.sayRefusals(contact);
        contact.readable(email, EmailAddress::read);
        fresh.addClassName("row");
        same.addClassName("stack");
        other.addThemeVariants(ButtonVariant.TERTIARY);
        other.addClickListener(click -> turn(!isNew));
        add(customer, fresh, same, other, about);
        turn(false);
    }

    /** The best of those that match, and below the field whether there are others. */
    private List<CustomerLine> found(String typed) {
        var found = desk.list(typed, MOST_FOUND, null);
        var isNotAll = !typed.isBlank() && found.next() != null;
        customer.setHelperText(isNotAll ? getTranslation("customer.picker-more", MOST_FOUND) : null);
        return found.items();
    }

    public void setRequired() {
        customer.setRequiredIndicatorVisible(true);
        name.setRequiredIndicatorVisible(true);
    }

    /** Refusals that name the customer are said where one is named. */
    public void named(FieldRefusals refusals, String field) {
        refusals.named(customer, field).named(name, field);
    }

    /** Nobody new is taken down. */
    public void onlyKnown() {
        other.setVisible(false);
    }

    public void focus() {
        customer.setAutofocus(true);
    }

    /** The known customer that was chosen. */
    public Optional<CustomerId> chosen() {
        return isNew ? Optional.empty() : customer.getOptionalValue().map(CustomerLine::id);
    }

    /** The new customer that was taken down; to be added together with what it is for, or not at all. */
    public Optional<NewCustomer> taken() {
        if (!isNew || name.isEmpty()) return Optional.empty();
        var points = Stream.of(phone.getValue(), email.getValue())
                .filter(text -> !text.isBlank())
                .toList();
        return Optional.of(
                new NewCustomer(NewCustomer.Kind.PERSON, name.getValue().strip(), null, null, null, points, Map.of()));
    }

    /**
     * Says at the name that it is missing where something else of a new customer was taken down, and who may be the same
     * if that was not asked before; true then.
     */
    public boolean nameless() {
        return isNew && (!phone.getValue().isBlank() || !email.isEmpty() || !name.isEmpty()) && missing();
    }

    /** Says at the field that somebody must be named, or who may be the same; true when there is something to say. */
    public boolean missing() {
        var isMissing = chosen().isEmpty() && taken().isEmpty();
        for (HasValidationProperties field : List.<HasValidationProperties>of(customer, name)) {
            field.setErrorMessage(getTranslation("customer.picker-missing"));
            field.setInvalid(isMissing);
        }
        var isUnreadable = isNew && !contact.whole();
        if (isMissing && isNew) name.focus();
        if (isMissing && !isNew) customer.focus();
        return isMissing || isUnreadable || asksWhetherTheSame();
    }

    /** Once for each of them: whoever goes on then means somebody new. */
    private boolean asksWhetherTheSame() {
        var candidates = taken().map(this::candidates).orElse(List.of()).stream()
                .map(Candidate::id)
                .toList();
        if (!asked.addAll(candidates)) return false;
        showWhoMayBeTheSame();
        var question = new Span(getTranslation("customer.picker-same"));
        question.getElement().setAttribute("role", "alert");
        same.addComponentAsFirst(question);
        return true;
    }

    private void turn(boolean toNew) {
        isNew = toNew;
        customer.setVisible(!toNew);
        fresh.setVisible(toNew);
        same.setVisible(toNew);
        about.setVisible(!toNew);
        other.setText(getTranslation(toNew ? "customer.picker-known" : "customer.picker-new"));
        if (toNew) name.focus();
    }

    private void showChosen(@Nullable CustomerLine line) {
        about.removeAll();
        customer.setInvalid(false);
        if (line == null || known == null) return;
        var section = new Section(new H3(getTranslation(known.title())), known.show(line.id()));
        section.addClassName("panel");
        about.add(section);
    }

    private void showWhoMayBeTheSame() {
        name.setInvalid(false);
        same.removeAll();
        var candidates = taken().map(this::candidates).orElse(List.of());
        if (candidates.isEmpty()) return;
        same.add(new Span(getTranslation("customer.may-be-same")));
        candidates.forEach(candidate -> same.add(new Button(candidate.name() + " · " + why(candidate), click -> {
            turn(false);
            customer.setValue(desk.profile(candidate.id()).line());
        })));
    }

    /** What is half typed is nobody yet. */
    private List<Candidate> candidates(NewCustomer typed) {
        try {
            return desk.candidates(typed);
        } catch (Refused halfTyped) {
            return List.of();
        }
    }

    private String why(Candidate candidate) {
        return String.join(
                ", ",
                candidate.why().stream()
                        .map(reason -> getTranslation("word.Why." + reason))
                        .toList());
    }

    static Div line(CustomerLine line) {
        var more = Stream.concat(
                        Stream.of(line.tier(), line.knownElsewhereAs(), line.owner()),
                        line.contactPoints().stream().limit(2))
                .filter(word -> word != null && !word.isEmpty())
                .toList();
        var details = new Span(String.join(" · ", more));
        details.addClassName("secondary");
        var shown = new Div(new Div(new Span(line.name())), details);
        FoundWords.of(line).ifPresent(words -> shown.add(new Div(words)));
        shown.addClassName("picker-line");
        return shown;
    }
}
