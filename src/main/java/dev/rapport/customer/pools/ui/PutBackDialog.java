package dev.rapport.customer.pools.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.pools.Pool;
import dev.rapport.customer.pools.Pools;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.FormDialog;

/** Puts a customer into a pool, with the reason. */
class PutBackDialog extends FormDialog {

    PutBackDialog(Pools pools, CustomerId customer, Runnable changed) {
        setHeaderTitle(getTranslation("pools.put-back"));
        var pool = new ComboBox<Pool>(getTranslation("pools.pool"));
        pool.setItems(pools.list().stream().filter(one -> one.rules().active()).toList());
        pool.setItemLabelGenerator(one -> one.rules().name());
        var reason = new TextField(getTranslation("owners.reason"));
        reason.setMaxLength(300);
        content(new Paragraph(getTranslation("pools.put-back-text")));
        required(pool, "pools.not-in-use", "pools.is-in-one");
        required(reason, "owners.reason-needed");
        saves(getTranslation("pools.put-back"), () -> {
            pools.putBack(pool.getValue().id(), customer, reason.getValue());
            changed.run();
        });
    }
}
