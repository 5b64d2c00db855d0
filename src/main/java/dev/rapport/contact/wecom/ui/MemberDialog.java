package dev.rapport.contact.wecom.ui;

import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Staff;
import dev.rapport.contact.ui.ColleagueField;
import dev.rapport.contact.wecom.WecomMembers;
import dev.rapport.platform.ui.FormDialog;
import java.util.UUID;

/** Says which colleague a user id of WeCom is. */
class MemberDialog extends FormDialog {

    MemberDialog(WecomMembers members, Staff staff, UUID account, String supposed, Runnable changed) {
        setHeaderTitle(getTranslation("wecom-member.add"));
        var member = new TextField(getTranslation("wecom-member.member"));
        member.setHelperText(getTranslation("wecom-member.hint"));
        member.setMaxLength(WecomMembers.LONGEST);
        member.setValue(supposed);
        var person = new ColleagueField(getTranslation("wecom-member.person"), staff);
        if (supposed.isEmpty()) member.focus();
        else person.focus();
        required(member, "wecom-member.bad", "wecom-member.taken");
        required(person, "wecom-member.no-such-person");
        saves(getTranslation("wecom-member.add"), () -> {
            members.add(account, member.getValue(), person.getValue().id());
            changed.run();
        });
    }
}
