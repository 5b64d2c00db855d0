package dev.rapport.contact.optin;

import dev.rapport.contact.Letter;
import dev.rapport.contact.Sending;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.mail.MailPlatform;
import dev.rapport.customer.AsksByMail;
import dev.rapport.customer.Confirmations;
import dev.rapport.customer.ConsentRequest;
import dev.rapport.customer.ConsentWordings.Wording;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes the mails by which customers confirm a yes, from our first mailbox or as the product itself writes. A customer of whom no
 * language is known reads it in both.
 */
@Component
class ConfirmationMails implements AsksByMail {

    static final String KIND = "consent-confirmation";
    static final String DOOR = "/pub/consent/";

    private final Confirmations confirmations;
    private final Sending sending;
    private final ChannelAccounts accounts;
    private final Texts texts;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final String url;

    ConfirmationMails(
            Confirmations confirmations,
            Sending sending,
            ChannelAccounts accounts,
            Texts texts,
            TransactionOperations transactions,
            Clock clock,
            @Value("${rapport.url:}") String url) {
        this.confirmations = confirmations;
        this.sending = sending;
        this.accounts = accounts;
        this.texts = texts;
        this.transactions = transactions;
        this.clock = clock;
        this.url = url.strip().replaceFirst("/+$", "");
    }

    @Override
    public Optional<String> hindrance() {
        if (url.isEmpty()) return Optional.of("consent.trouble.no-url");
        return mailbox().isEmpty() && !sending.isMailReady()
                ? Optional.of("consent.trouble.no-mailbox")
                : Optional.empty();
    }

    @Scheduled(fixedDelayString = "${rapport.consent.look:20s}")
    void round() {
        confirmations.endWhereOutOfDate();
        while (confirmations.lapse()) Thread.onSpinWait();
        while (confirmations.forget()) Thread.onSpinWait();
        if (hindrance().isEmpty()) while (write() > 0) Thread.onSpinWait();
    }

    private int write() {
        var written = transactions.execute(status -> confirmations.mail(this::write));
        return written == null ? 0 : written;
    }

    private byte[] write(ConsentRequest request, Wording wording, UUID mail, Instant ends) {
        var token = LinkToken.make();
        var now = Instants.now(clock);
        var days = Duration.between(now, ends).toDays();
        var languages = languages(request);
        sending.queue(new Letter(
                mail,
                KIND,
                mail,
                null,
                MailPlatform.NAME,
                mailbox().map(ChannelAccount::id).orElse(null),
                Channel.EMAIL,
                request.address(),
                languages.stream()
                        .map(language -> texts.get(language, "optin.mail.subject", what(request, language)))
                        .collect(Collectors.joining(" · ")),
                languages.stream()
                        .map(language -> texts.get(
                                language, "optin.mail.body", wording.in(language), url + DOOR + token.text(), days))
                        .collect(Collectors.joining("\n\n—\n\n")),
                List.of(),
                true,
                now));
        return token.hash();
    }

    private String what(ConsentRequest request, Locale language) {
        return texts.get(language, "word.purpose." + request.purpose().word());
    }

    private static List<Locale> languages(ConsentRequest request) {
        var language = request.language();
        if (language == null) return Texts.LOCALES;
        return List.of(language.equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
    }

    private Optional<ChannelAccount> mailbox() {
        return accounts.ready(MailPlatform.NAME).stream().findFirst();
    }
}
