package dev.rapport.platform;

import java.time.Instant;
import java.util.List;

/** What people took out of the product, as far as a module keeps that: a bean of it. */
public interface KeptExports {

    /**
     * @param what what was taken out, and how much of it
     * @param named whether names of people were in it
     */
    record Export(Instant at, Phrase what, boolean named) {}

    /** Of one person, the latest first. Asks nobody for permission. */
    List<Export> of(UserId person, Instant since);
}
