package dev.rapport.cases;

import java.util.List;
import java.util.Locale;

/** What a module knows that belongs to cases or follows from them, for their trace (a Spring bean). */
public interface TracePart {

    /** In order of time. Asks nobody for permission: the reader may see the family. */
    List<TraceNode> of(List<Subject> family, Locale locale);
}
