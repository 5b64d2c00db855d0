package dev.rapport.customer.needs.ui;

import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.OfferedProducts;
import dev.rapport.customer.needs.NewUsedProduct;
import dev.rapport.customer.needs.UsedProduct;
import dev.rapport.customer.needs.UsedProducts;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.FormDialog;
import org.jspecify.annotations.Nullable;

/** Takes down what a customer uses, or says it otherwise. */
class UsedProductDialog extends FormDialog {

    private final ProductField product;
    private final TextField serial = new TextField(getTranslation("needs.serial"));
    private final DayField since = day("needs.used-since");
    private final DayField warranty = day("needs.warranty");
    private final DayField contract = day("needs.contract");

    /** @param used absent for a new one */
    UsedProductDialog(
            UsedProducts products,
            OfferedProducts offered,
            CustomerId customer,
            @Nullable UsedProduct used,
            Runnable changed) {
        product = new ProductField(getTranslation("needs.product"), offered);
        setHeaderTitle(getTranslation(used == null ? "needs.add-product" : "needs.edit-product"));
        serial.setMaxLength(200);
        if (used != null) {
            product.setValue(used.product());
            if (used.serial() != null) serial.setValue(used.serial());
            since.setValue(used.since());
            warranty.setValue(used.warrantyUntil());
            contract.setValue(used.contractUntil());
        }
        required(product, "needs.product-missing", "needs.too-long");
        field(serial);
        field(since, "error.far-day");
        field(warranty, "needs.ends-before-it-begins");
        field(contract);
        saves(getTranslation("needs.save"), () -> {
            var told = new NewUsedProduct(
                    product.getValue(), since.getValue(), serial.getValue(), warranty.getValue(), contract.getValue());
            if (used == null) products.add(customer, told);
            else products.change(customer, used.id(), told, used.revision());
            changed.run();
        });
    }

    private DayField day(String label) {
        var day = new DayField();
        day.setLabel(getTranslation(label));
        return day;
    }
}
