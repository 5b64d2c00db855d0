package dev.rapport.customer.promises.ui;

import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.platform.ui.FormDialog;
import java.util.function.Consumer;

/** Does something for which a reason is told. */
class WhyDialog extends FormDialog {

    private final TextArea why = new TextArea(getTranslation("promise.why"));

    /** @param key of what is done, in words */
    WhyDialog(String key, Consumer<String> deed, Runnable changed) {
        setHeaderTitle(getTranslation(key));
        why.setMaxLength(500);
        required(why, "promise.why-missing", "promise.too-long");
        saves(getTranslation(key), () -> {
            deed.accept(why.getValue());
            changed.run();
        });
    }
}
