package dev.rapport.contact.wecom.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.access.Staff;
import dev.rapport.contact.wecom.WecomMembers;
import dev.rapport.contact.wecom.WecomMembers.Member;
import dev.rapport.platform.ui.Notices;
import java.util.UUID;

/** User ids of WeCom and the people whose they are, those of nobody first. */
final class MemberList extends Div {

    private final transient WecomMembers members;
    private final transient Staff staff;
    private final UUID account;

    MemberList(WecomMembers members, Staff staff, UUID account) {
        this.members = members;
        this.staff = staff;
        this.account = account;
        addClassName("stack");
        show();
    }

    private void show() {
        removeAll();
        var unknown = members.unknown(account);
        var all = members.of(account);
        if (all.isEmpty() && unknown.isEmpty()) add(new Span(getTranslation("wecom-member.none")));
        unknown.forEach(member -> add(line(
                getTranslation("wecom-member.unknown", member),
                button("wecom-member.say-who", getTranslation("wecom-member.say-who-of", member), () -> ask(member)))));
        all.forEach(one -> add(line(
                getTranslation("wecom-member.is", one.member(), one.name()),
                button(
                        "wecom-member.remove",
                        getTranslation("wecom-member.remove-of", one.member(), one.name()),
                        () -> remove(one)))));
        var add = new Button(getTranslation("wecom-member.add"), click -> ask(""));
        add.addThemeVariants(ButtonVariant.SMALL);
        add(add);
    }

    private static Div line(String said, Button button) {
        var line = new Div(new Span(said), button);
        line.addClassName("row");
        return line;
    }

    private Button button(String key, String label, Runnable deed) {
        var button = new Button(getTranslation(key), click -> deed.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(label);
        return button;
    }

    private void ask(String member) {
        new MemberDialog(members, staff, account, member, this::show).open();
    }

    private void remove(Member one) {
        if (Notices.attempt(() -> members.remove(account, one.member())))
            Notices.done(getTranslation("wecom-member.was-removed", one.member()), () -> {
                members.add(account, one.member(), one.person());
                show();
            });
        show();
    }
}
