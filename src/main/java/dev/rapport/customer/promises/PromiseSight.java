package dev.rapport.customer.promises;

import dev.rapport.access.ContactSight;
import dev.rapport.cases.CaseSight;
import org.springframework.stereotype.Component;

/**
 * Promises as whoever asks may read them: their words by those who may read the promise, phones and e-mail addresses in them only
 * by those who answer for them.
 */
@Component
class PromiseSight {

    private final ContactSight contacts;
    private final CaseSight sight;

    PromiseSight(ContactSight contacts, CaseSight sight) {
        this.contacts = contacts;
        this.sight = sight;
    }

    /** One that the asker may read. */
    MadePromise told(MadePromise promise) {
        var inFull = contacts.inFull(promise.owner(), promise.team());
        return inFull ? promise : promise.told(words -> contacts.words(words, false));
    }

    /** One that stands among others: that it was made is for everybody who serves the customer, its words are not. */
    MadePromise among(MadePromise promise) {
        return sight.sees(promise.id(), promise.owner(), promise.team()) ? told(promise) : promise.withoutWords();
    }
}
