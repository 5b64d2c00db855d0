package dev.rapport.contact.wecom.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.access.Staff;
import dev.rapport.contact.accounts.ui.AccountPanel;
import dev.rapport.contact.wecom.WecomMembers;
import java.util.UUID;

/** Which colleague is who in WeCom, on the page of the account. */
@org.springframework.stereotype.Component
class WecomMembersPanel implements AccountPanel {

    private final WecomMembers members;
    private final Staff staff;

    WecomMembersPanel(WecomMembers members, Staff staff) {
        this.members = members;
        this.staff = staff;
    }

    @Override
    public String platform() {
        return "wecom";
    }

    @Override
    public String title() {
        return "wecom-member.members";
    }

    @Override
    public Component show(UUID account) {
        return new MemberList(members, staff, account);
    }
}
