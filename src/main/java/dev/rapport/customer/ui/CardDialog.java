package dev.rapport.customer.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.CardDesk;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.FormDialog;

/** Takes a customer out as a card; says what is in it, and asks why for what is masked. */
class CardDialog extends FormDialog {

    private static final String KEEP = """
            const file = document.createElement('a');
            file.href = URL.createObjectURL(new Blob([$1], {type: 'text/vcard;charset=utf-8'}));
            file.download = $0;
            file.click();
            setTimeout(() => URL.revokeObjectURL(file.href), 60000);
            """;

    CardDialog(CardDesk desk, CustomerId customer, boolean mayUncover) {
        setHeaderTitle(getTranslation("customer.card"));
        var ways = desk.ways(customer);
        content(new Paragraph(getTranslation("customer.card-holds", ways.open())));
        var reason = new TextField(getTranslation("customer.card-reason"));
        if (ways.masked() > 0 && mayUncover) {
            reason.setHelperText(getTranslation("customer.card-masked", ways.masked()));
            reason.setMaxLength(300);
            field(reason, "customer.reason-needed");
        }
        var never = ways.hidden() + (mayUncover ? 0 : ways.masked());
        if (never > 0) content(new Paragraph(getTranslation("customer.card-hidden", never)));
        saves(getTranslation("customer.card-take"), () -> {
            var card = desk.take(customer, reason.getValue());
            UI.getCurrent().getPage().executeJs(KEEP, card.fileName(), card.text());
        });
    }
}
