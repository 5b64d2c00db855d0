package dev.rapport.customer.membership.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.customer.membership.KnownLevels;
import dev.rapport.customer.membership.Membership;
import dev.rapport.customer.membership.MembershipStanding;
import dev.rapport.customer.membership.Memberships;
import dev.rapport.customer.membership.Memberships.OfCustomer;
import dev.rapport.customer.ui.ChangeLines;
import dev.rapport.customer.ui.Disclosure;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import java.time.LocalDate;
import java.util.UUID;

/** The membership of a customer with what it brings, what can be done with it, and former ones. */
class MembershipSection extends Div {

    private final transient Memberships memberships;
    private final transient KnownLevels levels;
    private final transient ProfileDesk profiles;
    private final transient CustomerId customer;
    private final boolean mayWork;

    MembershipSection(
            Memberships memberships, KnownLevels levels, ProfileDesk profiles, CustomerId customer, boolean mayWork) {
        this.memberships = memberships;
        this.levels = levels;
        this.profiles = profiles;
        this.customer = customer;
        this.mayWork = mayWork;
        addClassName("stack");
        show();
    }

    private void changed() {
        show();
        MembershipHead.changed(customer);
    }

    private void show() {
        removeAll();
        var all = memberships.of(customer);
        var current = all.current();
        if (current == null) {
            add(secondary(getTranslation("membership.none")));
            if (mayWork) add(joining());
        } else {
            add(head(current, all.today()), facts(current));
            benefits(current, all.today());
            if (mayWork) add(deeds(current, all));
        }
        all.former().forEach(former -> add(former(former, all.today())));
    }

    private Div joining() {
        var row = new Div();
        row.addClassName("row");
        if (levels.inUse().isEmpty()) row.add(secondary(getTranslation("membership.no-levels-yet")));
        else
            row.add(small(
                    "membership.join",
                    () -> new MembershipDialog(memberships, levels, customer, this::changed).open()));
        return row;
    }

    private Div head(Membership one, LocalDate today) {
        var head = new Div(Chips.info(levels.label(one.level(), getLocale())), MembershipChips.of(one, today));
        head.addClassName("row");
        var history = new Div();
        head.add(new Disclosure(
                getTranslation("customer.history-of", levels.label(one.level(), getLocale())),
                history,
                () -> new ChangeLines(
                        profiles, customer, What.MEMBERSHIP, one.id().toString(), mayWork, this::changed)));
        return new Div(head, history);
    }

    private Facts facts(Membership one) {
        return new Facts()
                .with(getTranslation("membership.number"), one.number())
                .with(getTranslation("membership.since"), Times.day(one.since()))
                .with(
                        getTranslation("membership.valid-until"),
                        one.validUntil() == null
                                ? getTranslation("membership.without-end")
                                : Times.day(one.validUntil()));
    }

    /** Who serves a member whose membership has lapsed, or has not begun, gives nothing away. */
    private void benefits(Membership one, LocalDate today) {
        var standing = one.standing(today);
        if (standing != MembershipStanding.IN_FORCE && standing != MembershipStanding.LAPSES_SOON) return;
        var said = levels.all().stream()
                .filter(level -> level.word().equals(one.level()))
                .map(level -> level.benefits(getLocale()))
                .findFirst()
                .orElse("");
        if (said.isEmpty()) return;
        var text = new Span(said);
        text.addClassName("fact-value");
        add(secondary(getTranslation("membership.benefits")), text);
    }

    private Div deeds(Membership current, OfCustomer all) {
        var row = new Div();
        row.addClassName("row");
        if (current.validUntil() != null)
            row.add(small(
                    "membership.renew",
                    () -> new RenewDialog(
                                    memberships.proposed(current, all.today()),
                                    until -> done("membership.renewed", memberships.renew(customer, until)))
                            .open()));
        row.add(small(
                "membership.change",
                () -> new MembershipDialog(memberships, levels, customer, current, this::changed).open()));
        row.add(small(
                "membership.end",
                () -> new EndDialog(
                                all.today(),
                                (reason, on) -> done("membership.has-ended", memberships.end(customer, reason, on)))
                        .open()));
        return row;
    }

    /** @param change with which it is taken back */
    private void done(String key, UUID change) {
        changed();
        Notices.done(getTranslation(key), () -> {
            profiles.undo(customer, change);
            changed();
        });
    }

    private Div former(Membership one, LocalDate today) {
        var level = new Span(levels.label(one.level(), getLocale()));
        level.addClassName("fact-value");
        var line = new Div(level, MembershipChips.of(one, today));
        line.addClassName("row");
        var days = getTranslation("membership.former-days", one.number(), Times.day(one.since()));
        var shown = new Div(line, secondary(days));
        if (one.endReason() != null) shown.add(new Div(secondary(one.endReason())));
        shown.addClassName("contact-point");
        return shown;
    }

    private Button small(String key, Runnable deed) {
        var button = new Button(getTranslation(key), click -> deed.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private static Span secondary(String words) {
        var span = new Span(words);
        span.addClassName("secondary");
        return span;
    }
}
