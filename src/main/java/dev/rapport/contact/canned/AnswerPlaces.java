package dev.rapport.contact.canned;

import java.util.Optional;

/** Places of a kind at which staff answer customers: a bean of the module that has them. */
public interface AnswerPlaces {

    /**
     * The one that is called so; refused to whoever may not answer there.
     *
     * @return empty for what is no place of this kind
     */
    Optional<AnswerPlace> at(String reference);
}
