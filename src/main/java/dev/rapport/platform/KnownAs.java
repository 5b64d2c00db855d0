package dev.rapport.platform;

import java.util.List;

/** Under which ids a customer is and was known; by the module that makes customers one. A Spring bean. */
public interface KnownAs {

    /** The id that a customer of this id has now; the same when it never became one with another. */
    @ForEverybody("only an id, by which nothing is told")
    CustomerId now(CustomerId id);

    /** That one and all it had before. */
    @ForEverybody("only ids, by which nothing is told")
    List<CustomerId> all(CustomerId id);
}
