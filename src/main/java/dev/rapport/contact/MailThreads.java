package dev.rapport.contact;

import dev.rapport.contact.MailThread.Mail;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.mail.MailPlatform;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.SubjectId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The threads of mails in which cases were asked about. */
@Component
class MailThreads {

    /** Who wrote before them is not looked for. */
    private static final int NEWEST = 100;

    private record Heard(String with, Mail mail) {}

    private final JdbcClient jdbc;
    private final ChannelAccounts accounts;
    private final String from;

    MailThreads(
            JdbcClient jdbc, ChannelAccounts accounts, @Value("${rapport.mail.from:rapport@localhost}") String from) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.from = from;
    }

    /** Empty where no mail came in. */
    Optional<MailThread> of(SubjectId subject) {
        var heard = jdbc.sql("""
                        select conversation.handle, message.heard_from, message.copies, message.automatic
                        from conversation
                        join message on message.conversation_id = conversation.id
                        where conversation.id = {conversation}
                            and conversation.channel = 'email'
                            and message.direction = 'in'
                            and message.channel = 'email'
                            and message.heard_from is not null
                        order by message.at desc, message.id desc
                        limit :newest
                        """.replace("{conversation}", Messages.CONVERSATION))
                .param("subject", subject.value())
                .param("newest", NEWEST)
                .query((row, number) -> new Heard(
                        row.getString("handle"),
                        new Mail(
                                row.getString("heard_from"),
                                List.of((String[]) row.getArray("copies").getArray()),
                                row.getBoolean("automatic"))))
                .list();
        if (heard.isEmpty()) return Optional.empty();
        return Optional.of(MailThread.of(
                heard.getFirst().with(), heard.stream().map(Heard::mail).toList(), ours()));
    }

    private Set<String> ours() {
        return Stream.concat(accounts.values(MailPlatform.ADDRESS).stream(), Stream.of(from))
                .flatMap(address -> EmailAddress.parse(address).stream())
                .map(EmailAddress::value)
                .collect(Collectors.toSet());
    }
}
