package dev.rapport.cases;

import dev.rapport.platform.SubjectId;
import java.util.Collection;
import java.util.Set;

/** How cases came to us, by a module that knows of some. A Spring bean. */
public interface CaseOrigins {

    /**
     * Those of the cases that one of these addresses brought.
     *
     * @param addresses phones, e-mail addresses and identities in their normal form, in lower case
     */
    Set<SubjectId> broughtBy(Collection<String> addresses, Collection<SubjectId> cases);
}
