package dev.rapport.contact.conversations;

import dev.rapport.access.ForThoseConcerned;
import dev.rapport.cases.CaseKind;
import dev.rapport.cases.CaseSight;
import dev.rapport.platform.GlobalSearch;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Finds conversations by their number. */
@Component
class ConversationSearch implements GlobalSearch {

    private final ConversationRows rows;
    private final CaseSight sight;

    ConversationSearch(ConversationRows rows, CaseSight sight) {
        this.rows = rows;
        this.sight = sight;
    }

    @ForThoseConcerned
    @Override
    public List<Hit> find(String text, int limit) {
        return rows.found(text.toUpperCase(Locale.ROOT), sight.parameters(), limit).stream()
                .map(found -> new Hit(
                        CaseKind.word(ConversationKind.CONVERSATION.name()),
                        found.number(),
                        "",
                        ConversationKind.CONVERSATION.route() + "/" + found.number()))
                .toList();
    }
}
