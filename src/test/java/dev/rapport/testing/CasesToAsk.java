package dev.rapport.testing;

import dev.rapport.access.Person;

/** Makes cases of one kind, to ask the API about them as people who hold them and as people who do not. */
public interface CasesToAsk {

    /** The part of the address before the case, such as {@code visits}. */
    String path();

    /** A new case of that owner and team; gives what the address calls it. */
    String make(Person owner, String team);
}
