package dev.rapport.contact.conversations;

import dev.rapport.cases.Subject;
import dev.rapport.contact.CaseFromWords;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The kinds of cases that can come of what somebody wrote. */
@Component
class CasesFromWords {

    private final ObjectProvider<CaseFromWords> kinds;

    CasesFromWords(ObjectProvider<CaseFromWords> kinds) {
        this.kinds = kinds;
    }

    List<CaseFromWords> all() {
        return kinds.orderedStream().toList();
    }

    Optional<CaseFromWords> named(String name) {
        return kinds.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The kind of a case that can be talked about. */
    Optional<CaseFromWords> of(Subject subject) {
        return kinds.stream()
                .filter(one -> one.kind().name().equals(subject.kind()))
                .filter(one -> one.isTalkedAbout(subject.id()))
                .findFirst();
    }
}
