package dev.rapport.customer.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import dev.rapport.customer.ContactPointDesk;
import dev.rapport.customer.ContactPointDesk.Known;
import dev.rapport.customer.ContactPointDetail;
import dev.rapport.customer.ContactPointDetail.Verified;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Objects;

/** What is known of a contact point: what it is called, when it suits, whether it is right and may be used. */
class PointDetailDialog extends FormDialog {

    private final TextField label = new TextField(getTranslation("customer.label"));
    private final CheckboxGroup<DayOfWeek> days = new CheckboxGroup<>(getTranslation("customer.preferred-days"));
    private final TimePicker from = new TimePicker(getTranslation("customer.preferred-from"));
    private final TimePicker until = new TimePicker(getTranslation("customer.preferred-until"));
    private final Select<Verified> verified = new Select<>();
    private final DayField validUntil = new DayField();
    private final TextField doNotUse = new TextField(getTranslation("customer.do-not-use"));

    PointDetailDialog(ContactPointDesk desk, CustomerId customer, Known point, Runnable changed) {
        setHeaderTitle(getTranslation("customer.edit-this", point.text()));
        var detail = point.detail();
        label.setMaxLength(60);
        label.setHelperText(getTranslation("customer.label-hint"));
        label.setValue(Objects.requireNonNullElse(detail.label(), ""));
        label.setAutofocus(true);
        days.addClassName("in-a-line");
        days.setItems(DayOfWeek.values());
        days.setItemLabelGenerator(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, getLocale()));
        days.setValue(detail.days());
        from.setLocale(getLocale());
        until.setLocale(getLocale());
        from.setValue(detail.from());
        until.setValue(detail.until());
        verified.setLabel(getTranslation("customer.verified"));
        verified.setItems(Verified.values());
        verified.setItemLabelGenerator(
                how -> getTranslation(how == null ? "customer.not-verified" : "word.Verified." + how));
        verified.setEmptySelectionAllowed(true);
        verified.setEmptySelectionCaption(getTranslation("customer.not-verified"));
        verified.setValue(detail.verified());
        validUntil.setLabel(getTranslation("customer.valid-until-day"));
        validUntil.setClearButtonVisible(true);
        validUntil.setValue(detail.validUntil());
        doNotUse.setMaxLength(300);
        doNotUse.setHelperText(getTranslation("customer.do-not-use-hint"));
        doNotUse.setValue(Objects.requireNonNullElse(detail.doNotUse(), ""));
        field(label, "customer.label-too-long");
        field(days);
        field(from, "customer.bad-preferred-time");
        field(until);
        row(from, until);
        field(verified);
        field(validUntil);
        field(doNotUse, "customer.do-not-use-why");
        var read = new LastRead(point.revision());
        saves(getTranslation("customer.save"), () -> {
            read.replace(
                    revision -> desk.change(customer, point.id(), detail(), revision),
                    () -> desk.of(customer).stream()
                            .filter(now -> now.id().equals(point.id()))
                            .findFirst()
                            .orElse(point)
                            .revision());
            changed.run();
        });
    }

    private ContactPointDetail detail() {
        return new ContactPointDetail(
                label.getValue(),
                days.getValue(),
                from.getValue(),
                until.getValue(),
                verified.getValue(),
                validUntil.getValue(),
                doNotUse.getValue());
    }
}
