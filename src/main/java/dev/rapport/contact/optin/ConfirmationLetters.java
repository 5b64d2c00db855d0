package dev.rapport.contact.optin;

import dev.rapport.contact.Letter;
import dev.rapport.contact.LetterKind;
import dev.rapport.contact.Trouble;
import dev.rapport.customer.Confirmations;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What becomes of the mails by which customers confirm a yes. */
@Component
class ConfirmationLetters implements LetterKind {

    private final Confirmations confirmations;

    ConfirmationLetters(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public String kind() {
        return ConfirmationMails.KIND;
    }

    @Override
    public Optional<Trouble> forbidden(Letter letter) {
        return confirmations.forbidden(letter.about()).map(Trouble::of);
    }

    @Override
    public void accepted(Letter letter, Instant at, String there) {
        confirmations.sent(letter.about(), at);
    }

    @Override
    public void postponed(Letter letter, Instant until, Trouble why) {
        confirmations.troubled(letter.about(), why.reason());
    }

    @Override
    public void failed(Letter letter, Instant at, Trouble why) {
        confirmations.troubled(letter.about(), why.reason());
    }
}
