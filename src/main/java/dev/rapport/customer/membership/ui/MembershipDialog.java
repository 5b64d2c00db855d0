package dev.rapport.customer.membership.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.membership.KnownLevels;
import dev.rapport.customer.membership.Membership;
import dev.rapport.customer.membership.MembershipLevel;
import dev.rapport.customer.membership.Memberships;
import dev.rapport.customer.membership.NewMembership;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Revision;
import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Makes a customer a member, or says something else of the membership. */
class MembershipDialog extends FormDialog {

    private static final int LONGEST_NUMBER = 40;

    private final transient KnownLevels levels;
    private final Select<MembershipLevel> level = new Select<>();
    private final TextField number = new TextField(getTranslation("membership.number"));
    private final DayField since = day("membership.since");
    private final DayField until = day("membership.valid-until");

    /** For a new one. */
    MembershipDialog(Memberships memberships, KnownLevels levels, CustomerId customer, Runnable changed) {
        this.levels = levels;
        setHeaderTitle(getTranslation("membership.join"));
        level.setItems(levels.inUse());
        number.setHelperText(getTranslation("membership.number-hint"));
        since.setValue(memberships.of(customer).today());
        arrange();
        level.addValueChangeListener(chosen -> propose());
        since.addValueChangeListener(chosen -> propose());
        saves(getTranslation("membership.join"), () -> {
            memberships.join(customer, told());
            changed.run();
        });
    }

    MembershipDialog(
            Memberships memberships, KnownLevels levels, CustomerId customer, Membership now, Runnable changed) {
        this.levels = levels;
        setHeaderTitle(getTranslation("membership.change"));
        level.setItems(levels.all().stream()
                .filter(one -> one.inUse() || one.word().equals(now.level()))
                .toList());
        levels.all().stream().filter(one -> one.word().equals(now.level())).forEach(level::setValue);
        number.setValue(now.number());
        since.setValue(now.since());
        until.setValue(now.validUntil());
        until.setHelperText(getTranslation("membership.until-hint"));
        arrange();
        var read = new LastRead(now.revision());
        saves(getTranslation("membership.save"), () -> {
            read.replace(
                    revision -> memberships.change(customer, told(), revision), () -> present(memberships, customer));
            changed.run();
        });
    }

    private static Revision present(Memberships memberships, CustomerId customer) {
        return memberships.of(customer).revision();
    }

    private void arrange() {
        level.setLabel(getTranslation("membership.level"));
        level.setItemLabelGenerator(one -> one.label(getLocale()));
        level.setWidthFull();
        number.setMaxLength(LONGEST_NUMBER);
        number.setWidthFull();
        required(level, "membership.no-such-level", "membership.level-given-up", "membership.is-member");
        field(number, "membership.bad-number", "membership.number-taken", "membership.number-taken-of-nobody");
        field(since);
        field(until, "membership.over-before-it-begins", "error.far-day");
    }

    private void propose() {
        var chosen = level.getValue();
        var first = since.getValue();
        if (chosen == null || first == null) return;
        LocalDate last = levels.all().stream()
                .filter(one -> one.word().equals(chosen.word()))
                .flatMap(one -> Stream.ofNullable(one.until(first)))
                .findFirst()
                .orElse(null);
        until.setValue(last);
        until.setHelperText(last == null ? getTranslation("membership.until-hint") : null);
    }

    private NewMembership told() {
        return new NewMembership(number.getValue(), level.getValue().word(), since.getValue(), until.getValue());
    }

    private DayField day(String label) {
        var day = new DayField();
        day.setLabel(getTranslation(label));
        return day;
    }
}
