package dev.rapport.customer.needs.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import dev.rapport.customer.OfferedProducts;

/** A product of ours to choose, or any other to write down. */
class ProductField extends ComboBox<String> {

    private static final int MOST = 500;

    ProductField(String label, OfferedProducts offered) {
        super(label);
        setItems(offered.names(MOST));
        setAllowCustomValue(true);
        addCustomValueSetListener(typed -> setValue(typed.getDetail()));
    }
}
