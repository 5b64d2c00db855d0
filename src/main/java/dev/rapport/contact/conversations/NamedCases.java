package dev.rapport.contact.conversations;

import dev.rapport.cases.CaseKinds;
import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.contact.Talks;
import dev.rapport.contact.inbound.Heard;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds the case whose number stands in the subject of what somebody wrote, if the sender belongs to it. */
@Component
class NamedCases {

    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9-])[A-Z]-\\d{1,18}(?![A-Za-z0-9-])");

    private static final int MOST = 5;

    private final CaseKinds numbers;
    private final CasesFromWords kinds;
    private final Subjects subjects;
    private final Talks talks;

    NamedCases(CaseKinds numbers, CasesFromWords kinds, Subjects subjects, Talks talks) {
        this.numbers = numbers;
        this.kinds = kinds;
        this.subjects = subjects;
        this.talks = talks;
    }

    Optional<Subject> in(Heard heard, WhoWrote who) {
        var heading = heard.heading();
        if (heading == null) return Optional.empty();
        return NUMBER.matcher(heading)
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(MOST)
                .flatMap(number -> numbers.normal(number).stream())
                .flatMap(number -> subjects.byNumber(number).stream())
                .filter(subject -> kinds.of(subject).isPresent())
                .filter(subject -> belongs(heard, who, subject))
                .findFirst();
    }

    /** Anybody can write a number into a subject. */
    private boolean belongs(Heard heard, WhoWrote who, Subject subject) {
        var customer = subject.customer();
        return customer != null && customer.equals(who.customer())
                || talks.isHeardFrom(subject.id(), heard.from().handle());
    }
}
