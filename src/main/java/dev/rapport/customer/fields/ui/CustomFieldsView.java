package dev.rapport.customer.fields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.customer.fields.CustomField;
import dev.rapport.customer.fields.CustomFields;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.InAdministration;
import dev.rapport.platform.ui.InAdministration.Group;
import dev.rapport.platform.ui.ListPage;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What administrators ask of customers besides what the product asks, in the order of forms. */
@Route("customer-fields")
@Menu(title = "nav.customer-fields", order = 96, icon = "vaadin:form")
@InAdministration(Group.CUSTOMERS)
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
public class CustomFieldsView extends ListPage<CustomField> {

    private final transient CustomFields fields;

    CustomFieldsView(CustomFields fields) {
        super("nav.customer-fields");
        this.fields = fields;
        var columns = columns();
        columns.card("fields.label", this::opener);
        columns.cell("fields.label", this::opener).width("12rem", 2).wideOnly();
        columns.words("fields.name", CustomField::name).width("9rem", 1).labelled();
        columns.words("fields.format", field -> getTranslation("fields.format." + field.format()))
                .labelled();
        columns.words("fields.of", this::of).labelled();
        columns.words("fields.needed-from", this::needed).labelled();
        columns.words("fields.seen-by", this::seenBy).width("10rem", 1).labelled();
        columns.cell(
                "fields.state",
                field -> field.inUse()
                        ? Chips.good(getTranslation("fields.in-use"))
                        : Chips.plain(getTranslation("fields.given-up")));
        ifNothing(VaadinIcon.FORM, "fields.none");
        creates("fields.add", fields.mayChange(), () -> new CustomFieldDialog(fields, null, this::reload).open());
    }

    /** There are few: administrators make each by hand. */
    @Override
    protected Page<CustomField> read(int limit, @Nullable String after) {
        return new Page<>(fields.list(), null);
    }

    private Component opener(CustomField field) {
        var label = field.label(getLocale());
        if (!fields.mayChange()) return new Span(label);
        var open = new Button(label, click -> new CustomFieldDialog(fields, field, this::reload).open());
        open.addThemeVariants(ButtonVariant.TERTIARY);
        return open;
    }

    private String of(CustomField field) {
        return field.of() == null ? getTranslation("fields.of-both") : getTranslation("word.Kind." + field.of());
    }

    private String needed(CustomField field) {
        return field.neededFrom() == null ? "–" : getTranslation("word.Lifecycle." + field.neededFrom());
    }

    private String seenBy(CustomField field) {
        if (field.seenBy().isEmpty()) return getTranslation("fields.everybody");
        return field.seenBy().stream()
                .map(role -> getTranslation("role." + role))
                .collect(Collectors.joining(", "));
    }
}
