package dev.rapport.customer.handover.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Access;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.cases.ui.CasePage;
import dev.rapport.cases.ui.CaseSections;
import dev.rapport.customer.handover.HandOver;
import dev.rapport.customer.handover.HandOverState;
import dev.rapport.customer.handover.HandOvers;
import dev.rapport.platform.Bilingual;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;

/** One hand-over: first its plan, then how far it is, and what is to be decided. */
@Route("hand-overs/:handover")
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
public class HandOverView extends CasePage<HandOver> {

    private final transient HandOvers handOvers;
    private final transient Staff staff;
    private final transient Access access;

    HandOverView(HandOvers handOvers, Staff staff, Access access, CaseSections sections) {
        super(sections);
        this.handOvers = handOvers;
        this.staff = staff;
        this.access = access;
    }

    @Override
    protected HandOver read(String reference) {
        return handOvers.get(reference);
    }

    @Override
    protected Heading heading(HandOver one) {
        return new Heading(one.id(), one.number(), getTranslation("handover.title", one.number(), one.fromName()));
    }

    @Override
    protected void show(HandOver one) {
        facts(StandingWords.state(one.state()));
        actions(deeds(one));
        note(new Paragraph(getTranslation("handover.says." + one.state(), one.total(), one.unsettled())));
        panel("handover.progress", progress(one));
        panel("handover.what", known(one));
        panel("handover.platforms", platforms(one));
        panel("handover.exports", exports(one));
        panel("handover.customers", new GivenList(handOvers, staff, one, mayChange(), this::reload));
    }

    private boolean mayChange() {
        return access.hasRole(Role.MANAGER, Role.ADMIN);
    }

    private Component[] deeds(HandOver one) {
        var deeds = new ArrayList<Component>();
        if (!mayChange()) return new Component[0];
        if (one.state() == HandOverState.PLANNED) {
            var start = new Button(getTranslation("handover.start"), click -> ask(one));
            start.addThemeVariants(ButtonVariant.PRIMARY);
            deeds.add(start);
            deeds.add(new Button(
                    getTranslation("handover.drop"),
                    click -> Notices.attempt(() -> {
                        handOvers.drop(one.id());
                        reload();
                    })));
        }
        if (one.state() == HandOverState.PLANNED || one.state() == HandOverState.DECIDING)
            deeds.add(new Button(
                    getTranslation("handover.choose-all"),
                    click -> new TakerDialog(
                                    handOvers, staff, one, null, getTranslation("handover.all-open"), this::reload)
                            .open()));
        return deeds.toArray(Component[]::new);
    }

    private void ask(HandOver one) {
        new StartDialog(handOvers, staff, one, handOvers.led(one), this::reload).open();
    }

    /** What escalates to a lead must reach somebody, so the plan says it before the start. */
    private Optional<String> leads(HandOver one) {
        var led =
                handOvers.led(one).stream().map(team -> team.name(getLocale())).collect(Collectors.joining(", "));
        return led.isEmpty() ? Optional.empty() : Optional.of(getTranslation("handover.leads-still", led));
    }

    private Component progress(HandOver one) {
        var bar = new ProgressBar(0, Math.max(one.total(), 1), Math.min(one.settled(), Math.max(one.total(), 1)));
        bar.getElement().setAttribute("aria-label", getTranslation("handover.settled", one.settled(), one.total()));
        var chips = new Div();
        chips.addClassName("row");
        one.counts().forEach((standing, many) -> {
            if (many > 0) chips.add(StandingWords.chip(standing), new Span(getTranslation("handover.count", many)));
        });
        var progress = new Div(new Span(getTranslation("handover.settled", one.settled(), one.total())), bar, chips);
        progress.addClassName("stack");
        return progress;
    }

    private Facts known(HandOver one) {
        var takers = one.takers().stream()
                .map(taker -> getTranslation("handover.taker-with", taker.name(), taker.customers()))
                .collect(Collectors.joining(", "));
        return new Facts()
                .with(getTranslation("handover.from"), one.fromName())
                .with(
                        getTranslation("handover.takers"),
                        takers.isEmpty() ? getTranslation("handover.back-to-team") : takers)
                .with(
                        getTranslation("handover.team"),
                        Optional.ofNullable(one.team())
                                .flatMap(staff::team)
                                .map(team -> team.name(getLocale()))
                                .orElse(getTranslation("owners.no-team")))
                .with(
                        getTranslation("handover.cases"),
                        getTranslation(one.takesCases() ? "handover.cases-go" : "handover.cases-stay"))
                .with(
                        getTranslation("handover.access"),
                        getTranslation(staff.isEnabled(one.from()) ? accessStays(one) : "handover.access-ended"))
                .with(getTranslation("handover.leads"), leads(one).orElse(null))
                .with(getTranslation("owners.reason"), new Bilingual(one.why()).in(getLocale()));
    }

    private static String accessStays(HandOver one) {
        return one.endsAccess() ? "handover.access-ends" : "handover.access-stays";
    }

    private Component platforms(HandOver one) {
        var list = new UnorderedList();
        list.addClassName("plain-list");
        handOvers.platforms(one.from()).forEach(at -> {
            var line = new ListItem(new Span(getTranslation(
                    "handover.at-platform", getTranslation("word.channel." + at.platform()), at.customers())));
            line.addClassName("row");
            line.add(
                    at.served()
                            ? Chips.info(getTranslation("handover.served"))
                            : Chips.warning(getTranslation("handover.not-served")));
            list.add(line);
        });
        if (list.getComponentCount() == 0) list.add(new ListItem(getTranslation("handover.no-platform")));
        return list;
    }

    private Component exports(HandOver one) {
        var list = new UnorderedList();
        list.addClassName("plain-list");
        handOvers.exports(one.from()).forEach(export -> {
            var line = new ListItem(
                    new Span(getTranslation(export.what().key(), export.what().arguments())), Times.ago(export.at()));
            line.addClassName("row");
            if (export.named()) line.add(Chips.warning(getTranslation("handover.export-named")));
            list.add(line);
        });
        if (list.getComponentCount() == 0) list.add(new ListItem(getTranslation("handover.no-exports")));
        var hint = new Paragraph(getTranslation("handover.exports-hint"));
        hint.addClassName("secondary");
        return new Div(list, hint);
    }
}
