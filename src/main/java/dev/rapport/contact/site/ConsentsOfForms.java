package dev.rapport.contact.site;

import dev.rapport.cases.CustomerLearnt;
import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.contact.AnsweringAccounts;
import dev.rapport.contact.Correspondent;
import dev.rapport.contact.Talks;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.inbound.Takes;
import dev.rapport.customer.ConsentSource;
import dev.rapport.customer.ConsentStatement;
import dev.rapport.customer.Consents;
import dev.rapport.customer.ContactStanding;
import dev.rapport.customer.Purpose;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.KnownAs;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Word;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps a yes that was said by a form until it is known whose it is, and says it of them then; where that was a mistake it is taken
 * back, and said of whose it is. Anybody can enter any address: what stands there already, a no above all, is not changed by it,
 * and advertising by e-mail is confirmed there.
 */
@Component
class ConsentsOfForms implements Takes<FormConsent> {

    private record Waiting(UUID id, Purpose purpose, int wording, List<String> channels, Instant givenAt) {

        ConsentStatement of(String channel) {
            return new ConsentStatement(purpose, channel, true, ConsentSource.WEB_FORM, wording, givenAt, null);
        }
    }

    /** @param customer of whom it was said, as they are known now */
    private record Settled(Waiting said, CustomerId customer, List<String> taken) {}

    private final JdbcClient jdbc;
    private final Talks talks;
    private final Subjects subjects;
    private final KnownAs knownAs;
    private final Consents consents;
    private final AnsweringAccounts answering;
    private final Clock clock;

    ConsentsOfForms(
            JdbcClient jdbc,
            Talks talks,
            Subjects subjects,
            KnownAs knownAs,
            Consents consents,
            AnsweringAccounts answering,
            Clock clock) {
        this.answering = answering;
        this.jdbc = jdbc;
        this.talks = talks;
        this.subjects = subjects;
        this.knownAs = knownAs;
        this.consents = consents;
        this.clock = clock;
    }

    @Override
    public Class<FormConsent> what() {
        return FormConsent.class;
    }

    @Override
    public void take(ChannelAccount account, FormConsent said, Instant receivedAt) {
        var conversation = talks.said(account.platform(), List.of(said.there()))
                .map(Talks.Said::conversation)
                .orElse(null);
        if (conversation == null) return;
        jdbc.sql("""
                        insert into web_consent (id, conversation_id, purpose, wording, channels, given_at)
                        values (:id, :conversation, :purpose, :wording, :channels, :at)
                        """)
                .param("id", Ids.next())
                .param("conversation", conversation.value())
                .param("purpose", said.purpose())
                .param("wording", said.wording())
                .param("channels", said.channels().toArray(String[]::new))
                .param("at", Instants.utc(receivedAt))
                .update();
        subjects.find(conversation).map(Subject::customer).ifPresent(customer -> settle(conversation, customer));
    }

    @EventListener
    void learnt(CustomerLearnt learnt) {
        var customer = learnt.customer();
        settled(learnt.subject()).stream()
                .filter(one -> customer == null || !one.customer().equals(knownAs.now(customer)))
                .forEach(this::takeBack);
        if (customer != null) settle(learnt.subject(), customer);
    }

    private void takeBack(Settled settled) {
        settled.taken()
                .forEach(channel ->
                        consents.wasAnother(settled.customer(), settled.said().of(channel)));
        jdbc.sql("update web_consent set settled_at = null, settled_for = null, taken = '{}' where id = :id")
                .param("id", settled.said().id())
                .update();
    }

    private void settle(SubjectId conversation, CustomerId customer) {
        waiting(conversation).forEach(one -> settle(conversation, one, customer));
    }

    private void settle(SubjectId conversation, Waiting waiting, CustomerId customer) {
        var taken = waiting.channels().stream()
                .filter(channel -> saidNothingSince(waiting, customer, channel))
                .filter(channel -> isAskedByMail(waiting, channel)
                        ? ask(conversation, waiting, customer)
                        : say(waiting, customer, channel))
                .toList();
        jdbc.sql("update web_consent set settled_at = :at, settled_for = :customer, taken = :taken where id = :id")
                .param("at", Instants.utc(clock.instant()))
                .param("customer", customer.value())
                .param("taken", taken.toArray(String[]::new))
                .param("id", waiting.id())
                .update();
    }

    private static boolean isAskedByMail(Waiting waiting, String channel) {
        return waiting.purpose().isConfirmed() && channel.equals(Channel.EMAIL.word());
    }

    private boolean say(Waiting waiting, CustomerId customer, String channel) {
        if (consents.standing(customer, waiting.purpose(), channel) != ContactStanding.NO_CONSENT) return false;
        consents.say(customer, waiting.of(channel), null);
        return true;
    }

    /** What is confirmed by mail is asked for where it was entered, in place of what was asked before; false if it cannot be. */
    private boolean ask(SubjectId conversation, Waiting waiting, CustomerId customer) {
        var said = waiting.of(Channel.EMAIL.word());
        var address = entered(conversation, customer)
                .filter(one -> consents.mayBeAsked(customer, said, one))
                .orElse(null);
        if (address == null) return false;
        consents.say(customer, said, address, null);
        return true;
    }

    private Optional<EmailAddress> entered(SubjectId conversation, CustomerId customer) {
        return answering
                .handle(new Correspondent(conversation, customer, Channel.WEB))
                .flatMap(EmailAddress::parse);
    }

    private boolean saidNothingSince(Waiting waiting, CustomerId customer, String channel) {
        return consents.all(customer).stream()
                .filter(kept -> kept.purpose() == waiting.purpose() && Objects.equals(kept.channel(), channel))
                .noneMatch(kept -> kept.at().isAfter(waiting.givenAt()));
    }

    private List<Waiting> waiting(SubjectId conversation) {
        return jdbc.sql("""
                        select id, purpose, wording, channels, given_at
                        from web_consent
                        where conversation_id = :conversation
                            and settled_at is null
                        order by given_at, id
                        for update
                        """)
                .param("conversation", conversation.value())
                .query((row, number) -> read(row))
                .list();
    }

    private List<Settled> settled(SubjectId conversation) {
        return jdbc.sql("""
            select id, purpose, wording, channels, given_at, settled_for, taken
            from web_consent
            where conversation_id = :conversation
                and settled_for is not null
            order by given_at, id
            for update
            """)
                .param("conversation", conversation.value())
                .query((row, number) -> new Settled(
                        read(row),
                        knownAs.now(new CustomerId(row.getObject("settled_for", UUID.class))),
                        words(row.getArray("taken"))))
                .list();
    }

    private static Waiting read(ResultSet row) throws SQLException {
        return new Waiting(
                row.getObject("id", UUID.class),
                Word.parse(Purpose.class, row.getString("purpose")),
                row.getInt("wording"),
                words(row.getArray("channels")),
                Instants.instant(row, "given_at"));
    }

    private static List<String> words(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
