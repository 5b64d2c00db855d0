package dev.rapport.community.groups.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.rapport.community.groups.CommunityGroup;
import dev.rapport.community.groups.GroupEnd;
import dev.rapport.community.groups.GroupMembers;
import dev.rapport.community.groups.GroupMembers.Seen;
import dev.rapport.community.groups.GroupRole;
import dev.rapport.community.groups.GroupState;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.LineList;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;

/** Who is in a group, or was; noted by hand where one may. */
class MemberLines extends Div {

    private final transient GroupMembers members;
    private final transient CommunityGroup group;
    private final transient Runnable changed;
    private final boolean may;
    private final Checkbox left = new Checkbox(getTranslation("group.those-who-left"));
    private final Paragraph none = new Paragraph();
    private final LineList<Seen> lines;

    MemberLines(GroupMembers members, CustomerDesk customers, CommunityGroup group, boolean may, Runnable changed) {
        this.members = members;
        this.group = group;
        this.may = may;
        this.changed = changed;
        addClassName("stack");
        lines = new LineList<>(
                (after, limit) -> members.list(group.number(), left.getValue(), limit, after),
                this::line,
                "plain-list");
        var add = new Button(
                getTranslation("group.add-member"),
                click -> new GroupMemberDialog(members, customers, group, changed).open());
        add.addThemeVariants(ButtonVariant.SMALL);
        var isFull = group.state() == GroupState.FULL;
        var bar = mayAdd() && !isFull ? new Div(add, left) : new Div(left);
        bar.addClassName("row");
        left.addValueChangeListener(change -> reload());
        add(bar, none, lines);
        reload();
    }

    private void reload() {
        none.setText(
                getTranslation(left.getValue() ? "group.nobody-left" : mayAdd() ? "group.nobody-yet" : "group.nobody"));
        none.setVisible(!lines.reload());
    }

    /** Who is in a group of which its platform tells is not ours to say. */
    private boolean mayAdd() {
        return may && group.isByHand();
    }

    private ListItem line(Seen seen) {
        var member = seen.member();
        var line = new ListItem(who(seen));
        line.addClassName("row");
        if (member.role() != GroupRole.MEMBER) line.add(Chips.plain(getTranslation("GroupRole." + member.role())));
        var came = getTranslation("word.GroupWay." + member.came());
        var by = member.cameBy();
        line.add(secondary(by == null ? came : came + " · " + by));
        var gone = member.leftAt();
        if (gone == null) {
            line.add(secondary(getTranslation("group.since", Times.day(member.joinedAt()))));
            var last = member.lastAt();
            if (last != null) line.add(secondary(getTranslation("group.last")), Times.ago(last));
            if (may && member.external() == null) line.add(leaver(seen));
        } else {
            line.add(secondary(getTranslation("word.GroupEnd." + member.leftHow())), Times.ago(gone));
        }
        return line;
    }

    private Button leaver(Seen seen) {
        var leave = new Button(
                getTranslation("group.leave"),
                click -> Notices.attempt(() -> {
                    members.leave(group.number(), seen.member().id(), GroupEnd.LEFT);
                    changed.run();
                    Notices.done(getTranslation("group.has-left", name(seen)), () -> {
                        members.stay(group.number(), seen.member().id());
                        changed.run();
                    });
                }));
        leave.setAriaLabel(getTranslation("group.leave-this", name(seen)));
        leave.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        leave.setDisableOnClick(true);
        return leave;
    }

    private Component who(Seen seen) {
        var customer = seen.member().customer();
        return customer == null ? new Span(name(seen)) : new Anchor("customers/" + customer, name(seen));
    }

    private String name(Seen seen) {
        if (seen.name() != null) return seen.name();
        return seen.there() == null ? getTranslation("group.somebody") : seen.there();
    }

    private static Span secondary(String words) {
        var span = new Span(words);
        span.addClassName("secondary");
        return span;
    }
}
