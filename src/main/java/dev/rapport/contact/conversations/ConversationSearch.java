package dev.rapport.contact.conversations;

import dev.rapport.access.ForThoseConcerned;
import dev.rapport.cases.CaseKind;
import dev.rapport.platform.GlobalSearch;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Finds conversations by their number. */
@Component
class ConversationSearch implements GlobalSearch {

    private final ConversationLists lists;

    ConversationSearch(ConversationLists lists) {
        this.lists = lists;
    }

    @ForThoseConcerned
    @Override
    public List<Hit> find(String text, int limit) {
        return lists.found(text.toUpperCase(Locale.ROOT), limit).stream()
                .map(found -> new Hit(
                        CaseKind.word(ConversationKind.CONVERSATION.name()),
                        found.number(),
                        "",
                        ConversationKind.CONVERSATION.route() + "/" + found.number()))
                .toList();
    }
}
