package dev.rapport.community.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.cases.ui.CasePage;
import dev.rapport.cases.ui.CaseSections;
import dev.rapport.community.Member;
import dev.rapport.community.MemberDesk;
import dev.rapport.community.MemberQueries;
import dev.rapport.community.Signal;
import dev.rapport.customer.ContactStanding;
import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.Customers;
import dev.rapport.loyalty.Points;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import dev.rapport.rules.Decision.Reason;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One member: how lively, why, and what was noted. */
@Route("members/:member")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class MemberView extends CasePage<Member> {

    private final transient MemberQueries queries;
    private final transient MemberDesk desk;
    private final transient Customers customers;
    private final transient Staff staff;
    private final transient Points points;

    MemberView(
            MemberQueries queries,
            MemberDesk desk,
            Customers customers,
            Staff staff,
            Points points,
            CaseSections sections) {
        super(sections);
        this.queries = queries;
        this.desk = desk;
        this.customers = customers;
        this.staff = staff;
        this.points = points;
    }

    @Override
    protected Member read(String reference) {
        return queries.get(reference);
    }

    @Override
    protected Heading heading(Member member) {
        return new Heading(member.id(), member.number(), getTranslation("member.title", member.number(), name(member)));
    }

    @Override
    protected void show(Member member) {
        facts(
                Chips.plain(getTranslation("MemberState." + member.state())),
                MemberChips.level(this, member.activity()),
                MemberChips.interest(this, member.activity()));
        var standing = queries.inPeace(List.of(member)).get(member.id());
        if (standing != null) note(peace(member, standing));
        panel("member.facts", known(member));
        if (desk.mayWork(member)) panel("member.signal", signals(member));
        panel("member.reasons", reasons(member));
    }

    private String name(Member member) {
        return customers.card(member.customer()).map(CustomerCard::name).orElse("–");
    }

    private Component peace(Member member, ContactStanding standing) {
        var channel = getTranslation("word.channel." + member.channel());
        var sentence = new Div(getTranslation("member.peace." + standing, channel));
        sentence.addClassName("panel");
        return sentence;
    }

    private Facts known(Member member) {
        var owner = member.owner();
        var activity = member.activity();
        return new Facts()
                .with(getTranslation("member.customer"), new Anchor("customers/" + member.customer(), name(member)))
                .with(getTranslation("member.group"), new Anchor("groups/" + member.groupId(), member.group()))
                .with(getTranslation("member.channel"), getTranslation("word.channel." + member.channel()))
                .with(
                        getTranslation("member.owner"),
                        owner == null ? null : staff.names(List.of(owner)).get(owner))
                .with(getTranslation("member.score"), activity == null ? null : String.valueOf(activity.score()))
                .with(
                        getTranslation("member.points"),
                        new Anchor(
                                "points?customer=" + member.customer(),
                                String.valueOf(
                                        points.standing(member.customer()).balance())))
                .with(getTranslation("member.attempts"), String.valueOf(member.attempts()))
                .with(getTranslation("member.joined"), Times.exact(member.joinedAt()))
                .with(getTranslation("member.seen"), Times.ago(member.lastSeenAt()));
    }

    private Component signals(Member member) {
        var buttons = new Div();
        buttons.addClassName("row");
        for (var signal : Signal.values())
            buttons.add(new Button(getTranslation("Signal." + signal), click -> note(member, signal)));
        return buttons;
    }

    private void note(Member member, Signal signal) {
        Notices.attempt(() -> {
            desk.signal(member.id(), signal);
            reload();
            Notices.done(getTranslation("member.signal-kept"));
        });
    }

    private Component reasons(Member member) {
        var activity = member.activity();
        if (activity == null) return new Span(getTranslation("member.not-assessed"));
        var list = new UnorderedList();
        for (var because : activity.reasons())
            list.add(new ListItem(new Reason("", 0, because, null).because(getLocale())));
        return list;
    }
}
