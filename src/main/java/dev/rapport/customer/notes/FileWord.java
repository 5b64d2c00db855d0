package dev.rapport.customer.notes;

import dev.rapport.access.ContactSight;
import dev.rapport.cases.TrailWord;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Texts;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How a story calls a file: by its name, while it is there. */
@Component
class FileWord implements TrailWord {

    private final FileRows rows;
    private final ContactSight contacts;
    private final Texts texts;

    FileWord(FileRows rows, ContactSight contacts, Texts texts) {
        this.rows = rows;
        this.contacts = contacts;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "attached";
    }

    @Override
    public String say(String id, Locale locale) {
        return rows.find(Ids.parse(id))
                .filter(file -> file.removedAt() == null)
                .map(file -> contacts.words(file.name(), false))
                .orElseGet(() -> texts.get(locale, "files.gone"));
    }
}
