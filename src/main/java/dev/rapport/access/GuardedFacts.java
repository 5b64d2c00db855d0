package dev.rapport.access;

import java.util.List;
import java.util.Locale;

/** What profiles tell, as far as it may be given a level. */
public interface GuardedFacts {

    /** In the order of forms. */
    List<String> names();

    String label(String name, Locale reader);
}
