package dev.rapport.community.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.community.MemberDesk;
import dev.rapport.customer.ContactChannels;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.ui.CustomerPicker;
import dev.rapport.platform.Channel;
import dev.rapport.platform.ui.FieldRefusals;

/** Adds a customer to a group and opens the member's page. */
class NewMemberDialog extends Dialog {

    private final transient MemberDesk desk;
    private final transient FieldRefusals refusals = new FieldRefusals();
    private final CustomerPicker customer;
    private final TextField group = new TextField(getTranslation("member.group"));
    private final ComboBox<Channel> channel = new ComboBox<>(getTranslation("member.channel"));
    private final Button save = new Button(getTranslation("member.save"));

    NewMemberDialog(MemberDesk desk, CustomerDesk customers) {
        this.desk = desk;
        setHeaderTitle(getTranslation("member.create"));
        customer = new CustomerPicker(customers, null);
        customer.setRequired();
        refusals.required(group).required(channel);
        group.setMaxLength(100);
        channel.setItems(ContactChannels.ALL);
        channel.setValue(Channel.WECOM);
        channel.setItemLabelGenerator(item -> getTranslation("word.channel." + item.word()));
        var fields = new Div(customer, group, channel);
        fields.addClassName("stack");
        add(fields);
        save.addClickListener(click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("member.cancel"), click -> close()), save);
    }

    private void save() {
        var isWhole = !customer.missing() & refusals.whole();
        var done = isWhole
                && refusals.attempt(() -> {
                    var member = customer.chosen()
                            .map(known -> desk.join(
                                    known, group.getValue(), channel.getValue().word()))
                            .orElseGet(() -> desk.joinFor(
                                    customer.taken().orElseThrow(),
                                    group.getValue(),
                                    channel.getValue().word()));
                    close();
                    UI.getCurrent().navigate("members/" + member.number());
                });
        save.setEnabled(!done);
    }
}
