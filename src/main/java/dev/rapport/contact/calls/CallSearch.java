package dev.rapport.contact.calls;

import dev.rapport.access.ForThoseConcerned;
import dev.rapport.cases.CaseKind;
import dev.rapport.platform.GlobalSearch;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Finds calls by their number. */
@Component
class CallSearch implements GlobalSearch {

    private final CallLists lists;

    CallSearch(CallLists lists) {
        this.lists = lists;
    }

    @ForThoseConcerned
    @Override
    public List<Hit> find(String text, int limit) {
        return lists.found(text.toUpperCase(Locale.ROOT), limit).stream()
                .map(found -> new Hit(
                        CaseKind.word(CallKind.CALL.name()),
                        found.number(),
                        "",
                        CallKind.CALL.route() + "/" + found.number()))
                .toList();
    }
}
