package dev.rapport.community.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.cases.ui.SubjectStory;
import dev.rapport.cases.ui.SubjectTasks;
import dev.rapport.community.Member;
import dev.rapport.community.MemberDesk;
import dev.rapport.community.MemberQueries;
import dev.rapport.community.Signal;
import dev.rapport.customer.ContactStanding;
import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.Customers;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Times;
import dev.rapport.rules.Decision.Reason;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One member: how lively, why, and what was noted. */
@Route("members")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class MemberView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

    private final transient MemberQueries queries;
    private final transient MemberDesk desk;
    private final transient Customers customers;
    private final transient Staff staff;
    private final transient SubjectStory story;
    private final transient SubjectTasks tasks;
    private String title = "";

    MemberView(
            MemberQueries queries,
            MemberDesk desk,
            Customers customers,
            Staff staff,
            SubjectStory story,
            SubjectTasks tasks) {
        this.story = story;
        this.tasks = tasks;
        this.queries = queries;
        this.desk = desk;
        this.customers = customers;
        this.staff = staff;
        addClassName("page");
    }

    @Override
    public void setParameter(BeforeEvent event, String number) {
        show(queries.get(number));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(Member member) {
        removeAll();
        var name = customers.card(member.customer()).map(CustomerCard::name).orElse("–");
        title = getTranslation("member.title", member.number(), name);
        var head = new PageHead(title)
                .facts(
                        Chips.plain(getTranslation("MemberState." + member.state())),
                        MemberChips.level(this, member.activity()),
                        MemberChips.interest(this, member.activity()))
                .actions(new Anchor("cases/" + member.number(), getTranslation("member.case")));
        var aside = new Div(reasons(member));
        if (desk.mayWork()) aside.addComponentAsFirst(signals(member));
        aside.addClassName("stack");
        var about = new Div(tasks.of(member.id()), section("member.facts", facts(member, name)), aside);
        about.addClassName("stack");
        var columns = new Div(about, story.of(member.id()));
        columns.addClassName("two-columns");
        add(head);
        var standing = queries.inPeace(List.of(member)).get(member.id());
        if (standing != null) add(peace(member, standing));
        add(columns);
    }

    private Component peace(Member member, ContactStanding standing) {
        var channel = getTranslation("word.channel." + member.channel());
        var sentence = new Div(getTranslation("member.peace." + standing, channel));
        sentence.addClassName("panel");
        return sentence;
    }

    private Facts facts(Member member, String name) {
        var owner = member.owner();
        var activity = member.activity();
        return new Facts()
                .with(getTranslation("member.customer"), new Anchor("customers/" + member.customer(), name))
                .with(getTranslation("member.group"), member.group())
                .with(getTranslation("member.channel"), getTranslation("word.channel." + member.channel()))
                .with(
                        getTranslation("member.owner"),
                        owner == null ? null : staff.names(List.of(owner)).get(owner))
                .with(getTranslation("member.score"), activity == null ? null : String.valueOf(activity.score()))
                .with(getTranslation("member.points"), String.valueOf(member.points()))
                .with(getTranslation("member.attempts"), String.valueOf(member.attempts()))
                .with(getTranslation("member.joined"), Times.exact(member.joinedAt()))
                .with(getTranslation("member.seen"), Times.ago(member.lastSeenAt()));
    }

    private Section signals(Member member) {
        var buttons = new Div();
        buttons.addClassName("row");
        for (var signal : Signal.values())
            buttons.add(new Button(getTranslation("Signal." + signal), click -> note(member, signal)));
        return section("member.signal", buttons);
    }

    private void note(Member member, Signal signal) {
        Notices.attempt(() -> {
            show(desk.signal(member.id(), signal));
            Notices.done(getTranslation("member.signal-kept"));
        });
    }

    private Section reasons(Member member) {
        var activity = member.activity();
        if (activity == null) return section("member.reasons", new Span(getTranslation("member.not-assessed")));
        var list = new UnorderedList();
        for (var because : activity.reasons())
            list.add(new ListItem(new Reason("", 0, because, null).because(getLocale())));
        return section("member.reasons", list);
    }

    private Section section(String heading, Component content) {
        var section = new Section(new H2(getTranslation(heading)), content);
        section.addClassName("panel");
        return section;
    }
}
