package dev.rapport.contact.calls.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.cases.ui.CasePage;
import dev.rapport.cases.ui.CaseSections;
import dev.rapport.contact.calls.CallDesk;
import dev.rapport.contact.calls.Calls;
import dev.rapport.contact.calls.ClickToCall;
import dev.rapport.contact.calls.PhoneCall;
import dev.rapport.contact.calls.WrapUp;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;

/** One call: who it was with, how it went, and what is to be done. */
@Route("calls/:number")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class CallView extends CasePage<CallPage> {

    private final transient Calls calls;
    private final transient CallDesk desk;
    private final transient Customers customers;
    private final transient CustomerDesk customerDesk;
    private final transient Staff staff;
    private final transient ClickToCall dials;

    CallView(
            Calls calls,
            CallDesk desk,
            Customers customers,
            CustomerDesk customerDesk,
            Staff staff,
            ClickToCall dials,
            CaseSections sections) {
        super(sections);
        this.calls = calls;
        this.desk = desk;
        this.customers = customers;
        this.customerDesk = customerDesk;
        this.staff = staff;
        this.dials = dials;
    }

    @Override
    protected CallPage read(String reference) {
        var call = calls.get(reference);
        var customer = call.customer();
        return new CallPage(
                call,
                calls.candidates(call.number()),
                customer == null ? null : customers.names(List.of(customer)).getOrDefault(customer, "–"),
                calls.dialled(call.number()).orElse(null),
                calls.wrapUp(call.number()).orElse(null),
                desk.mayWork(call),
                desk.mayListen(call));
    }

    @Override
    protected Heading heading(CallPage page) {
        var call = page.call();
        return new Heading(
                call.id(), call.number(), getTranslation("call.title", call.number(), CallChips.title(call)));
    }

    @Override
    protected void show(CallPage page) {
        var call = page.call();
        facts(
                CallChips.of(call),
                page.customer() == null
                        ? new Span(call.other() == null ? getTranslation("call.suppressed") : call.other())
                        : new Anchor("customers/" + call.customer(), page.customer()),
                new Span(holder(call)),
                Times.ago(call.beganAt()));
        actions(ways(page).toArray(Component[]::new));
        panel("call.who", new CallerPanel(desk, customerDesk, page, this::reload));
        if (page.wrapUp() != null) panel("call.wrap-up", about(page.wrapUp()));
        panel("call.how", how(call));
    }

    private Facts about(WrapUp said) {
        var facts = new Facts()
                .with(getTranslation("call.reason"), getTranslation("word.CallReason." + said.reason()))
                .with(getTranslation("call.about"), said.about());
        if (!said.note().isEmpty()) facts.with(getTranslation("call.note"), said.note());
        return facts;
    }

    private Facts how(PhoneCall call) {
        var facts = new Facts();
        if (call.direction() != null)
            facts.with(getTranslation("call.direction"), getTranslation("word.CallDirection." + call.direction()));
        facts.with(getTranslation("call.began"), Times.exact(call.beganAt()));
        if (call.outcome() != null) facts.with(getTranslation("call.ended"), CallChips.ended(call));
        if (call.spoken() != null) facts.with(getTranslation("call.spoken"), CallChips.spoken(call));
        if (call.queue() != null) facts.with(getTranslation("call.queue"), call.queue());
        if (call.ours() != null) facts.with(getTranslation("call.ours"), call.ours());
        if (!call.agents().isEmpty()) facts.with(getTranslation("call.extensions"), String.join(", ", call.agents()));
        return facts;
    }

    private List<Component> ways(CallPage page) {
        var ways = new ArrayList<Component>();
        if (page.mayListen())
            ways.add(new Button(
                    getTranslation("call.listen"), click -> listen(page.call().number())));
        if (page.dialled() != null)
            DialWays.of(dials, page.dialled(), () -> dials.back(page.call().number()))
                    .ifPresent(ways::add);
        return ways;
    }

    /** That somebody wants to listen is written down before they can. */
    private void listen(String number) {
        Notices.attempt(() -> {
            var link = new Anchor(desk.recording(number), getTranslation("call.open-recording"), AnchorTarget.BLANK);
            link.getElement().setAttribute("rel", "noopener noreferrer");
            note(link);
        });
        getElement().executeJs("this.querySelector('a[rel]')?.focus()");
    }

    private String holder(PhoneCall call) {
        var owner = call.owner();
        if (owner != null) return staff.names(List.of(owner)).getOrDefault(owner, "–");
        return staff.team(call.team())
                .map(team -> getTranslation("conversation.in-queue", team.name(getLocale())))
                .orElse(call.team());
    }
}
