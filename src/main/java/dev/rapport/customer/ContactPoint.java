package dev.rapport.customer;

import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.PostalAddress;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A phone, an e-mail address or a postal address of a customer.
 *
 * @param value the normal form that two spellings share
 * @param extension behind the switchboard
 * @param raw as it was written
 */
record ContactPoint(Kind kind, String value, @Nullable String extension, String raw, String masked) {

    enum Kind {
        PHONE,
        EMAIL,
        ADDRESS
    }

    /** Reads what a person typed or a file says, several numbers of one cell included; refused when it is neither. */
    static List<ContactPoint> read(String text, String region) {
        if (text.indexOf('@') >= 0 || text.indexOf('＠') >= 0) {
            return EmailAddress.readAll(text).stream()
                    .map(email -> new ContactPoint(Kind.EMAIL, email.value(), null, text, email.masked()))
                    .toList();
        }
        return PhoneNumber.readAll(text, region).stream()
                .map(phone -> new ContactPoint(Kind.PHONE, phone.e164(), phone.extension(), text, phone.masked()))
                .toList();
    }

    /** Reads one; refused when it is neither, or several. */
    static ContactPoint readOne(String text, String region) {
        if (text.isBlank()) throw Refused.invalid("customer.contact-point-missing");
        if (text.indexOf('@') < 0 && text.indexOf('＠') < 0) PhoneNumber.read(text, region);
        else EmailAddress.read(text);
        return read(text, region).getFirst();
    }

    static ContactPoint of(PostalAddress address) {
        return new ContactPoint(Kind.ADDRESS, address.normal(), null, address.street(), address.masked());
    }

    /** In full, for one who may see it. */
    static String shown(PostalAddress address, Locale reader) {
        return address.inFull(reader);
    }

    /** In full, for one who may see it. */
    String shown(Locale reader) {
        return kind == Kind.EMAIL || extension == null ? value : new PhoneNumber(value, extension).formatted(reader);
    }

    String key() {
        return kind + " " + value;
    }
}
