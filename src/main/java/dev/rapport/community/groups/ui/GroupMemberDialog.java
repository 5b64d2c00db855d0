package dev.rapport.community.groups.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.community.groups.CommunityGroup;
import dev.rapport.community.groups.GroupMembers;
import dev.rapport.community.groups.GroupRole;
import dev.rapport.community.groups.GroupWay;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.ui.CustomerPicker;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.FormDialog;
import java.util.List;

/** Notes by hand who is in a group: a customer, or somebody of whom only a name is known. */
class GroupMemberDialog extends FormDialog {

    private final CustomerPicker customer;
    private final TextField called = new TextField(getTranslation("group.called"));
    private final ComboBox<GroupWay> came = new ComboBox<>(getTranslation("group.came"));
    private final TextField by = new TextField(getTranslation("group.came-by"));
    private final ComboBox<GroupRole> role = new ComboBox<>(getTranslation("group.role"));

    GroupMemberDialog(GroupMembers members, CustomerDesk customers, CommunityGroup group, Runnable changed) {
        setHeaderTitle(getTranslation("group.add-member"));
        customer = new CustomerPicker(customers, null);
        called.setHelperText(getTranslation("group.called-hint"));
        called.setMaxLength(GroupMembers.LONGEST);
        came.setItems(GroupWay.BY_HAND, GroupWay.SCAN, GroupWay.INVITED, GroupWay.CODE);
        came.setItemLabelGenerator(way -> getTranslation("word.GroupWay." + way));
        came.setValue(GroupWay.BY_HAND);
        by.setMaxLength(GroupMembers.LONGEST);
        role.setItems(List.of(GroupRole.MEMBER, GroupRole.ADMIN, GroupRole.OWNER, GroupRole.COLLEAGUE));
        role.setItemLabelGenerator(one -> getTranslation("GroupRole." + one));
        role.setValue(GroupRole.MEMBER);
        came.setWidthFull();
        role.setWidthFull();
        field(customer, () -> customer.chosen().isPresent() || !called.isEmpty() || !customer.missing());
        customer.named(refusals(), "customer");
        refusals().named(called, "called");
        field(called, "group.bad-called");
        required(came);
        field(by, "group.too-long");
        required(role);
        saves(getTranslation("group.add"), () -> {
            add(members, group.number());
            changed.run();
        });
    }

    /** What is refused is said where it was told who comes in. */
    private void add(GroupMembers members, String group) {
        try {
            addTold(members, group);
        } catch (Refused refused) {
            if (refused.field() != null) throw refused;
            var isNamed = customer.chosen().isPresent() || customer.taken().isPresent();
            throw refused.at(isNamed ? "customer" : "called");
        }
    }

    private void addTold(GroupMembers members, String group) {
        var known = customer.chosen();
        if (known.isPresent()) members.add(group, known.get(), role.getValue(), came.getValue(), by.getValue());
        else if (customer.taken().isPresent())
            members.addNew(group, customer.taken().get(), role.getValue(), came.getValue(), by.getValue());
        else members.addStranger(group, called.getValue(), role.getValue(), came.getValue(), by.getValue());
    }
}
