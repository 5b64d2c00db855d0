package dev.rapport.contact.calls;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.cases.ReadsElsewhere;
import dev.rapport.cases.Subjects;
import dev.rapport.platform.SubjectId;
import org.springframework.stereotype.Component;

/** Who works on what came of a call, or on what it was about, may read the call; at whose telephone it rings as long as it does. */
@Component
class CallSight implements ReadsElsewhere {

    private final CallRows rows;
    private final Subjects subjects;
    private final Access access;

    CallSight(CallRows rows, Subjects subjects, Access access) {
        this.rows = rows;
        this.subjects = subjects;
        this.access = access;
    }

    @Override
    public boolean mayRead(SubjectId call) {
        var rings = access.current().map(Person::id).filter(person -> rows.ringsAt(call, person));
        return rings.isPresent()
                || subjects.find(rows.ledTo(call)).values().stream()
                        .anyMatch(one -> access.hasSight(one.owner(), one.team()));
    }
}
