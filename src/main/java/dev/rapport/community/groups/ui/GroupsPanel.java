package dev.rapport.community.groups.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.community.groups.GroupMembers;
import dev.rapport.community.groups.GroupMembers.In;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Times;

/** In which groups a customer is and was, of those that the reader may see. */
@org.springframework.stereotype.Component
class GroupsPanel implements CustomerPanel {

    private static final int ORDER = 24;

    private final GroupMembers members;

    GroupsPanel(GroupMembers members) {
        this.members = members;
    }

    @Override
    public String title() {
        return "nav.groups";
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Component show(CustomerId customer) {
        var list = new Div();
        list.addClassName("stack");
        var groups = members.of(customer);
        if (groups.isEmpty()) list.add(new Span(translated("group.in-none")));
        groups.forEach(one -> list.add(line(one)));
        return list;
    }

    private static Div line(In one) {
        var member = one.member();
        var gone = member.leftAt();
        var when = new Span(
                gone == null
                        ? translated("group.since", Times.day(member.joinedAt()))
                        : translated("word.GroupEnd." + member.leftHow()) + " · " + Times.day(gone));
        when.addClassName("secondary");
        var line = new Div(new Anchor("groups/" + one.number(), one.group()), when);
        line.addClassName("row");
        return line;
    }

    private static String translated(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
