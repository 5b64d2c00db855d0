package dev.rapport.community.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.community.MemberDesk;
import dev.rapport.customer.ContactChannels;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.ui.CustomerPicker;
import dev.rapport.platform.Channel;
import dev.rapport.platform.ui.FormDialog;

/** Adds a customer to a group and opens the member's page. */
class NewMemberDialog extends FormDialog {

    private final transient MemberDesk desk;
    private final CustomerPicker customer;
    private final TextField group = new TextField(getTranslation("member.group"));
    private final ComboBox<Channel> channel = new ComboBox<>(getTranslation("member.channel"));

    NewMemberDialog(MemberDesk desk, CustomerDesk customers) {
        this.desk = desk;
        setHeaderTitle(getTranslation("member.create"));
        customer = new CustomerPicker(customers, null);
        customer.setRequired();
        group.setMaxLength(100);
        channel.setItems(ContactChannels.ALL);
        channel.setValue(Channel.WECOM);
        channel.setItemLabelGenerator(item -> getTranslation("word.channel." + item.word()));
        field(customer, () -> !customer.missing());
        required(group, "member.known", "member.bad-group");
        required(channel);
        saves(getTranslation("member.save"), this::join);
    }

    private void join() {
        var by = channel.getValue().word();
        var member = customer.chosen()
                .map(known -> desk.join(known, group.getValue(), by))
                .orElseGet(() -> desk.joinFor(customer.taken().orElseThrow(), group.getValue(), by));
        UI.getCurrent().navigate("members/" + member.number());
    }
}
