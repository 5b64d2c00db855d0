package dev.rapport.customer.notes;

import dev.rapport.access.ContactSight;
import dev.rapport.cases.TrailWord;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Texts;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How a story calls a note: by its first words as they are now, with numbers and addresses masked for everybody. */
@Component
class NoteWord implements TrailWord {

    private static final int SHOWN = 200;

    private final NoteRows rows;
    private final ContactSight contacts;
    private final Texts texts;

    NoteWord(NoteRows rows, ContactSight contacts, Texts texts) {
        this.rows = rows;
        this.contacts = contacts;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "written";
    }

    @Override
    public String say(String id, Locale locale) {
        return rows.find(Ids.parse(id))
                .filter(note -> note.removedAt() == null)
                .map(note -> shortened(contacts.words(note.text(), false)))
                .orElseGet(() -> texts.get(locale, "notes.gone"));
    }

    private static String shortened(String text) {
        var line = text.replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= SHOWN) return line;
        return line.substring(0, line.offsetByCodePoints(0, SHOWN)).strip() + "…";
    }
}
