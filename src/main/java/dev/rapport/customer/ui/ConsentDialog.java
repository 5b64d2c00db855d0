package dev.rapport.customer.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import dev.rapport.customer.ConsentDesk;
import dev.rapport.customer.ConsentSource;
import dev.rapport.customer.ConsentStatement;
import dev.rapport.customer.ConsentWordings;
import dev.rapport.customer.ConsentWordings.Wording;
import dev.rapport.customer.ContactChannels;
import dev.rapport.customer.Purpose;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.PersonZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what a customer said to one purpose. */
class ConsentDialog extends FormDialog {

    private final Select<Purpose> purpose = new Select<>();
    private final Select<Channel> channel = new Select<>();
    private final RadioButtonGroup<Boolean> granted = new RadioButtonGroup<>();
    private final Select<ConsentSource> source = new Select<>();
    private final Select<Wording> wording = new Select<>();
    private final Paragraph text = new Paragraph();
    private final DayField said = new DayField();
    private final DayField until = new DayField();
    private final transient ConsentDesk desk;
    private final transient List<Wording> wordings;

    /** @param yes what is chosen at first */
    ConsentDialog(
            ConsentDesk desk,
            ConsentWordings wordings,
            CustomerId customer,
            Purpose asked,
            @Nullable String where,
            boolean yes,
            Runnable changed) {
        this.desk = desk;
        this.wordings = wordings.all();
        setHeaderTitle(getTranslation("consent.note-title"));
        purpose.setLabel(getTranslation("consent.purpose"));
        purpose.setItems(Purpose.values());
        purpose.setItemLabelGenerator(one -> getTranslation("word.purpose." + one.word()));
        channel.setLabel(getTranslation("consent.channel"));
        channel.setItems(ContactChannels.ALL);
        channel.setItemLabelGenerator(one -> getTranslation("word.channel." + one.word()));
        granted.setLabel(getTranslation("consent.said"));
        granted.setItems(true, false);
        granted.setItemLabelGenerator(one -> getTranslation(one ? "consent.yes" : "consent.no"));
        source.setLabel(getTranslation("consent.source"));
        source.setItems(ConsentSource.ofPeople());
        source.setItemLabelGenerator(one -> getTranslation("word.ConsentSource." + one));
        wording.setLabel(getTranslation("consent.wording"));
        wording.setEmptySelectionAllowed(true);
        wording.setEmptySelectionCaption(getTranslation("consent.no-wording"));
        wording.setItemLabelGenerator(one -> one == null
                ? getTranslation("consent.no-wording")
                : getTranslation("consent.wording-version", one.version()));
        text.addClassName("secondary");
        said.setLabel(getTranslation("consent.said-on"));
        said.setHelperText(getTranslation("consent.said-on-hint"));
        until.setLabel(getTranslation("consent.until-day"));
        until.setHelperText(getTranslation("consent.until-hint"));
        field(purpose, "consent.no-channel");
        field(channel, "consent.channel-missing", "customer.bad-channel", "consent.no-address");
        field(granted, "consent.yes-or-no", "consent.said-later", "consent.do-not-contact-stands");
        field(source, "consent.bad-source");
        field(wording, "consent.no-such-wording");
        content(text);
        field(said, "consent.said-in-future");
        field(until, "consent.ended-already", "consent.no-does-not-end");
        purpose.addValueChangeListener(change -> askFurther());
        granted.addValueChangeListener(change -> askFurther());
        channel.addValueChangeListener(change -> tellWhatFollows());
        wording.addValueChangeListener(change -> tell());
        purpose.setValue(asked);
        granted.setValue(yes);
        source.setValue(ConsentSource.PERSON);
        ContactChannels.ALL.stream()
                .filter(one -> one.word().equals(where))
                .findFirst()
                .ifPresent(channel::setValue);
        saves(getTranslation("consent.save"), () -> {
            desk.say(customer, statement());
            changed.run();
        });
    }

    /** Only what belongs to the purpose and the answer; the newest wording is what is asked now. */
    private void askFurther() {
        channel.setVisible(purpose.getValue().hasChannel());
        var yes = Boolean.TRUE.equals(granted.getValue());
        until.setVisible(yes);
        wording.setVisible(yes);
        var of = wordings.stream()
                .filter(one -> one.purpose() == purpose.getValue())
                .toList();
        wording.setItems(of);
        wording.setValue(of.isEmpty() ? null : of.getFirst());
        tell();
        tellWhatFollows();
    }

    private void tellWhatFollows() {
        var isAsked = Boolean.TRUE.equals(granted.getValue())
                && purpose.getValue().isConfirmed()
                && channel.getValue() == Channel.EMAIL;
        channel.setHelperText(isAsked ? getTranslation("consent.is-asked") : null);
    }

    private void tell() {
        var chosen = wording.getValue();
        text.setText(chosen == null || !wording.isVisible() ? "" : chosen.in(getLocale()));
        text.setVisible(!text.getText().isEmpty());
    }

    private ConsentStatement statement() {
        var yes = granted.getValue();
        return new ConsentStatement(
                purpose.getValue(),
                channel.isVisible() && channel.getValue() != null
                        ? channel.getValue().word()
                        : null,
                yes,
                source.getValue(),
                yes && wording.getValue() != null ? wording.getValue().version() : null,
                said.getValue() == null ? null : desk.saidOn(said.getValue(), PersonZone.get()),
                yes ? endOf(until.getValue()) : null);
    }

    private static @Nullable Instant endOf(@Nullable LocalDate day) {
        return day == null
                ? null
                : day.plusDays(1).atStartOfDay(PersonZone.get()).toInstant();
    }
}
