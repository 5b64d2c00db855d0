package dev.rapport.contact;

import dev.rapport.cases.TrailWord;
import dev.rapport.platform.Texts;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says in the reader's language why something did not go out. */
@Component
class TroubleWord implements TrailWord {

    private final Texts texts;

    TroubleWord(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String name() {
        return "trouble";
    }

    @Override
    public String say(String reason, Locale locale) {
        return texts.get(locale, reason, "", "");
    }
}
