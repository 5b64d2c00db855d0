package dev.rapport.customer;

import java.util.Optional;

/** What writes the mails by which customers confirm a yes: at most one Spring bean. */
public interface AsksByMail {

    /** Key of the sentence that says why none can be written at present, for whoever can change that. */
    Optional<String> hindrance();
}
