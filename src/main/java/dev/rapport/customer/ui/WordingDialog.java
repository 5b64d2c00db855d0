package dev.rapport.customer.ui;

import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.customer.ConsentWordings;
import dev.rapport.customer.ConsentWordings.Wording;
import dev.rapport.customer.Purpose;
import dev.rapport.platform.ui.FormDialog;
import java.util.List;

/** Asks otherwise from now on; starts with what is asked now. */
class WordingDialog extends FormDialog {

    private final TextArea english = new TextArea(getTranslation("consent.english"));
    private final TextArea chinese = new TextArea(getTranslation("consent.chinese"));

    WordingDialog(ConsentWordings wordings, Purpose purpose, List<Wording> versions, Runnable changed) {
        setHeaderTitle(getTranslation("consent.ask-otherwise-for", getTranslation("word.purpose." + purpose.word())));
        english.setMaxLength(2000);
        chinese.setMaxLength(2000);
        if (!versions.isEmpty()) {
            english.setValue(versions.getFirst().english());
            chinese.setValue(versions.getFirst().chinese());
        }
        required(english, "consent.english-missing");
        required(chinese, "consent.chinese-missing");
        saves(getTranslation("consent.ask-from-now"), () -> {
            wordings.write(purpose, english.getValue(), chinese.getValue());
            changed.run();
        });
    }
}
