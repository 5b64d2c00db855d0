package dev.rapport.community.groups.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.cases.ui.CasePage;
import dev.rapport.cases.ui.CaseSections;
import dev.rapport.community.groups.CommunityGroup;
import dev.rapport.community.groups.GroupMembers;
import dev.rapport.community.groups.GroupState;
import dev.rapport.community.groups.Groups;
import dev.rapport.contact.groups.ToldBy;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One group: what holds there, who is in it, and what happened. */
@Route("groups/:group")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class GroupView extends CasePage<CommunityGroup> {

    private final transient Groups groups;
    private final transient GroupMembers members;
    private final transient CustomerDesk customers;
    private final transient Staff staff;
    private final transient ToldBy tellers;

    GroupView(
            Groups groups,
            GroupMembers members,
            CustomerDesk customers,
            Staff staff,
            ToldBy tellers,
            CaseSections sections) {
        super(sections);
        this.groups = groups;
        this.members = members;
        this.customers = customers;
        this.staff = staff;
        this.tellers = tellers;
    }

    @Override
    protected CommunityGroup read(String reference) {
        return groups.get(reference);
    }

    @Override
    protected Heading heading(CommunityGroup group) {
        return new Heading(group.id(), group.number(), getTranslation("group.title", group.number(), group.name()));
    }

    @Override
    protected void show(CommunityGroup group) {
        facts(GroupsView.state(group), new Span(getTranslation("group.members-are", GroupsView.members(group))));
        if (group.state() == GroupState.FULL) note(hint("group.full-hint"));
        if (group.state() == GroupState.CLOSED)
            note(hint(group.origin() == null ? "group.closed-hint" : "group.closed-here-hint"));
        if (group.state() == GroupState.DISMISSED) note(hint("group.dismissed-hint"));
        var may = groups.mayWork(group);
        if (may) actions(change(group), turn(group));
        panel("group.facts", known(group));
        var rules = rules(group);
        if (rules.getChildren().findAny().isPresent()) panel("group.rules", rules);
        panel("group.members", new MemberLines(members, customers, group, may && !group.isOver(), this::reload));
    }

    private Button change(CommunityGroup group) {
        return new Button(
                getTranslation("group.change"),
                click -> new GroupDialog(groups, group, saved -> {
                            Notices.done(getTranslation("group.saved"));
                            reload();
                        })
                        .open());
    }

    /** Closes it, or opens it again. */
    private Button turn(CommunityGroup group) {
        var isClosed = group.state() == GroupState.CLOSED;
        var button = new Button(
                getTranslation(isClosed ? "group.reopen" : group.origin() == null ? "group.close" : "group.close-here"),
                click -> {
                    if (!Notices.attempt(() -> turn(group, isClosed)))
                        click.getSource().setEnabled(true);
                });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setDisableOnClick(true);
        button.setVisible(group.state() != GroupState.DISMISSED);
        return button;
    }

    private void turn(CommunityGroup group, boolean isClosed) {
        if (isClosed) groups.reopen(group.number());
        else groups.close(group.number());
        reload();
        if (!isClosed)
            Notices.done(
                    getTranslation(group.origin() == null ? "group.closed" : "group.closed-here", group.name()), () -> {
                        groups.reopen(group.number());
                        reload();
                    });
    }

    private Facts known(CommunityGroup group) {
        var says = group.says();
        var owner = says.owner();
        var facts = new Facts()
                .with(getTranslation("group.purpose"), says.purpose())
                .with(getTranslation("group.channel"), getTranslation("word.channel." + group.channel()))
                .with(getTranslation("group.kept"), kept(group))
                .with(getTranslation("group.notice"), notice(group))
                .with(
                        getTranslation("group.owner"),
                        owner == null ? null : staff.names(List.of(owner)).get(owner))
                .with(
                        getTranslation("group.team"),
                        staff.team(says.team())
                                .map(team -> team.name(getLocale()))
                                .orElse(says.team()))
                .with(getTranslation("group.tags"), joined(says.tags()))
                .with(getTranslation("group.opened"), Times.exact(group.openedAt()))
                .with(
                        getTranslation("group.looked-after"),
                        new Anchor("members?q=" + group.number(), getTranslation("group.show-looked-after")));
        var origin = group.origin();
        if (origin != null) facts.with(getTranslation("group.heard"), Times.ago(origin.heardAt()));
        return facts;
    }

    private String kept(CommunityGroup group) {
        var origin = group.origin();
        return origin == null
                ? getTranslation("group.by-hand")
                : tellers.name(origin.account())
                        .map(account -> getTranslation("group.told-by", account))
                        .orElse(getTranslation("group.told"));
    }

    private static @Nullable String notice(CommunityGroup group) {
        var origin = group.origin();
        return origin == null ? null : origin.notice();
    }

    private Facts rules(CommunityGroup group) {
        var rules = group.says().rules();
        var from = rules.quietFrom();
        return new Facts()
                .with(getTranslation("group.welcome"), rules.welcome())
                .with(getTranslation("group.posting"), rules.posting())
                .with(getTranslation("group.banned"), joined(rules.banned()))
                .with(getTranslation("group.sensitive"), joined(rules.sensitive()))
                .with(
                        getTranslation("group.quiet"),
                        from == null ? null : getTranslation("group.quiet-between", from, rules.quietUntil()));
    }

    private static @Nullable String joined(List<String> words) {
        return words.isEmpty() ? null : String.join(", ", words);
    }

    private Div hint(String key) {
        var hint = new Div(getTranslation(key));
        hint.addClassName("panel");
        return hint;
    }
}
