package dev.rapport.customer.promises;

import dev.rapport.access.ContactSight;
import org.springframework.stereotype.Component;

/** Promises as whoever asks may read them: phones and e-mail addresses in them only by those who answer for them. */
@Component
class PromiseSight {

    private final ContactSight contacts;

    PromiseSight(ContactSight contacts) {
        this.contacts = contacts;
    }

    MadePromise told(MadePromise promise) {
        var inFull = contacts.inFull(promise.owner(), promise.team());
        return inFull ? promise : promise.told(words -> contacts.words(words, false));
    }
}
