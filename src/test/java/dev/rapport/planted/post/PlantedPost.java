package dev.rapport.planted.post;

import static org.awaitility.Awaitility.await;

import dev.rapport.contact.Arrivals;
import dev.rapport.contact.Carrier;
import dev.rapport.contact.Copies;
import dev.rapport.contact.Copies.Copy;
import dev.rapport.contact.Correspondent;
import dev.rapport.contact.Deliveries;
import dev.rapport.contact.Letter;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.inbound.NotArrived;
import dev.rapport.contact.inbound.Takes;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A way of sending that the application does not know: it lives here alone. Takes everything unless a test says otherwise. */
@Component
public class PlantedPost implements Carrier {

    private final Map<SubjectId, Copies> copies = new ConcurrentHashMap<>();
    private final Set<SubjectId> lost = ConcurrentHashMap.newKeySet();
    private final Set<CustomerId> unreachable = ConcurrentHashMap.newKeySet();
    private final Map<String, Supplier<Outcome>> answers = new ConcurrentHashMap<>();
    private final List<Letter> taken = new CopyOnWriteArrayList<>();
    private final JdbcClient jdbc;
    private final ObjectProvider<Deliveries> deliveries;
    private final ObjectProvider<Arrivals> arrivals;
    private final ObjectProvider<Takes<NotArrived>> losses;
    private final TransactionOperations transactions;

    PlantedPost(
            JdbcClient jdbc,
            ObjectProvider<Deliveries> deliveries,
            ObjectProvider<Arrivals> arrivals,
            ObjectProvider<Takes<NotArrived>> losses,
            TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.losses = losses;
        this.transactions = transactions;
        this.arrivals = arrivals;
        this.deliveries = deliveries;
    }

    @Override
    public String name() {
        return "planted-post";
    }

    @Override
    public String account() {
        return "the tests";
    }

    @Override
    public Set<Channel> channels() {
        return EnumSet.complementOf(EnumSet.of(Channel.PHONE, Channel.IN_PERSON, Channel.API, Channel.IMPORT));
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public Reach reach(Correspondent with, Channel channel) {
        var customer = with.customer();
        return customer != null && unreachable.contains(customer) || lost.contains(with.subject())
                ? new Reach.Nowhere("contact.no-email")
                : new Reach.At(
                        String.valueOf(customer), "p***", null, copies.getOrDefault(with.subject(), Copies.NONE));
    }

    /** Somebody gets a copy of what goes out about this case. */
    public void copies(SubjectId subject, String address) {
        copies.put(subject, new Copies(List.of(new Copy(UUID.randomUUID(), address, address)), true));
    }

    @Override
    public Outcome send(Letter letter) {
        if (TransactionSynchronizationManager.isActualTransactionActive())
            throw new AssertionError("a transaction is held while the other side is spoken to");
        var outcome = answers.getOrDefault(letter.body(), () -> new Outcome.Accepted(there(letter)))
                .get();
        if (outcome instanceof Outcome.Accepted) taken.add(letter);
        return outcome;
    }

    private static String there(Letter letter) {
        return "planted-" + letter.id();
    }

    /** Nothing gets to the customer any more. */
    public void loses(CustomerId customer) {
        unreachable.add(customer);
    }

    /** Nothing gets to the customer about this case. */
    public void loses(SubjectId subject) {
        lost.add(subject);
    }

    public void finds(CustomerId customer) {
        unreachable.remove(customer);
    }

    /** What is said of letters with exactly this text; it should be one that no other test sends. */
    public void answers(String text, Supplier<Outcome> answer) {
        answers.put(text, answer);
    }

    public void refuses(String text) {
        answers(text, () -> new Outcome.Refused(new Trouble("contact.mail-not-taken", "550 nobody of that name")));
    }

    public void takes(String text) {
        answers.remove(text);
    }

    /** Those with that text which it took. */
    public List<Letter> taken(String text) {
        return taken.stream().filter(letter -> letter.body().equals(text)).toList();
    }

    /** What the customer writes about the case. */
    public void receives(SubjectId subject, Channel channel, String text) {
        arrivals.getObject().arrived(this, "planted-" + UUID.randomUUID(), subject, channel, "from there", text);
    }

    public void tellsThatItWasRead(Letter letter) {
        deliveries.getObject().read(this, there(letter));
    }

    public void tellsThatItWasDelivered(Letter letter) {
        deliveries.getObject().delivered(this, there(letter));
    }

    /** It did not arrive although it was taken. */
    public void tellsThatItIsLost(Letter letter) {
        var account = new ChannelAccount(
                UUID.randomUUID(),
                name(),
                "The tests",
                ChannelAccount.State.ON,
                Map.of(),
                Set.of(),
                false,
                null,
                null,
                null,
                0);
        var lost = new NotArrived(there(letter), Trouble.of("contact.mail-came-back"));
        transactions.executeWithoutResult(status -> losses.getObject().take(account, lost, Instant.now()));
    }

    /** Waits until everything that was written to the customer of the case was sent or has failed. */
    public void carry(SubjectId subject) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !isOnItsWay(subject));
    }

    private boolean isOnItsWay(SubjectId subject) {
        return jdbc.sql("""
                        select exists (
                            select
                            from message
                            where subject_id = :subject
                                and state = 'queued'
                                and reason is null)
                        """)
                .param("subject", subject.value())
                .query(Boolean.class)
                .single();
    }
}
