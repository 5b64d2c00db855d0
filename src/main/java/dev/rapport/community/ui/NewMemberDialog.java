package dev.rapport.community.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.community.MemberDesk;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerLine;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.Notices;

/** Adds a customer to a group and opens the member's page. */
class NewMemberDialog extends Dialog {

    private static final int MOST_FOUND = 50;

    private final transient MemberDesk desk;
    private final ComboBox<CustomerLine> customer = new ComboBox<>(getTranslation("member.customer"));
    private final TextField group = new TextField(getTranslation("member.group"));
    private final ComboBox<String> channel = new ComboBox<>(getTranslation("member.channel"));
    private final Button save = new Button(getTranslation("member.save"));

    NewMemberDialog(MemberDesk desk, CustomerDesk customers) {
        this.desk = desk;
        setHeaderTitle(getTranslation("member.create"));
        customer.setPlaceholder(getTranslation("member.customer-find"));
        customer.setItemLabelGenerator(CustomerLine::name);
        customer.setRequiredIndicatorVisible(true);
        customer.setItems(query -> customers.list(query.getFilter().orElse(""), MOST_FOUND, null).items().stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        group.setRequiredIndicatorVisible(true);
        group.setMaxLength(100);
        channel.setItems("wecom", "wechat", "email", "sms", "douyin", "weibo");
        channel.setValue("wecom");
        channel.setItemLabelGenerator(item -> getTranslation("word.channel." + item));
        var fields = new Div(customer, group, channel);
        fields.addClassName("stack");
        add(fields);
        save.addClickListener(click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("member.cancel"), click -> close()), save);
    }

    private void save() {
        var done = Notices.attempt(() -> {
            var line = customer.getOptionalValue()
                    .orElseThrow(() -> Refused.invalid("member.field-missing", getTranslation("member.customer")));
            var via = channel.getOptionalValue()
                    .orElseThrow(() -> Refused.invalid("member.field-missing", getTranslation("member.channel")));
            var member = desk.join(line.id(), group.getValue(), via);
            close();
            UI.getCurrent().navigate("members/" + member.number());
        });
        save.setEnabled(!done);
    }
}
