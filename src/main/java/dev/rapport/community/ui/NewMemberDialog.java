package dev.rapport.community.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import dev.rapport.community.MemberDesk;
import dev.rapport.community.groups.CommunityGroup;
import dev.rapport.community.groups.GroupFilter;
import dev.rapport.community.groups.GroupState;
import dev.rapport.community.groups.Groups;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.ui.CustomerPicker;
import dev.rapport.platform.ui.FormDialog;

/** Adds a customer to a group and opens the member's page. */
class NewMemberDialog extends FormDialog {

    private final transient MemberDesk desk;
    private final CustomerPicker customer;
    private final ComboBox<CommunityGroup> group = new ComboBox<>(getTranslation("member.group"));

    NewMemberDialog(MemberDesk desk, CustomerDesk customers, Groups groups) {
        this.desk = desk;
        setHeaderTitle(getTranslation("member.create"));
        customer = new CustomerPicker(customers, null);
        customer.setRequired();
        group.setItems(query -> groups
                .list(
                        new GroupFilter(query.getFilter().orElse(""), GroupState.ACTIVE, null, false),
                        query.getOffset() + query.getLimit(),
                        null)
                .items()
                .stream()
                .skip(query.getOffset()));
        group.setItemLabelGenerator(one -> getTranslation(
                "group.label", one.name(), one.number(), getTranslation("word.channel." + one.channel())));
        group.setHelperText(getTranslation("member.group-hint"));
        group.setWidthFull();
        field(customer, () -> !customer.missing());
        required(group, "member.known", "group.is-full", "group.is-over");
        saves(getTranslation("member.save"), this::join);
    }

    private void join() {
        var member = customer.chosen()
                .map(known -> desk.join(known, group.getValue()))
                .orElseGet(() -> desk.joinFor(customer.taken().orElseThrow(), group.getValue()));
        UI.getCurrent().navigate("members/" + member.number());
    }
}
