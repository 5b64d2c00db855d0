package dev.rapport.customer;

import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.PhoneNumber;
import java.util.Optional;

/**
 * A phone or e-mail address of a customer.
 *
 * @param value the normal form that two spellings share
 * @param raw as it was written
 */
record ContactPoint(Kind kind, String value, String raw, String masked) {

    enum Kind {
        PHONE,
        EMAIL
    }

    /** Reads what a person typed; empty when it is neither. */
    static Optional<ContactPoint> read(String text, String region) {
        if (text.indexOf('@') >= 0 || text.indexOf('＠') >= 0)
            return EmailAddress.parse(text)
                    .map(email -> new ContactPoint(Kind.EMAIL, email.value(), text, email.masked()));
        return PhoneNumber.parse(text, region)
                .map(phone -> new ContactPoint(Kind.PHONE, phone.e164(), text, phone.masked()));
    }

    String key() {
        return kind + " " + value;
    }
}
