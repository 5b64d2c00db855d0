package dev.rapport.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.contact.Carrier.Outcome;
import dev.rapport.platform.Channel;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters go out once, whoever sends them and whatever breaks in between. */
@DatabaseTest
class SendingTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MovableClock clock;

    private final Other other = new Other();
    private final Kept kept = new Kept();

    /** The other side: says what it is told to say, and keeps what it was asked. */
    private final class Other implements Carrier {

        private final String name = "other-" + UUID.randomUUID();
        private final List<UUID> asked = new CopyOnWriteArrayList<>();
        private final List<Boolean> inTransaction = new CopyOnWriteArrayList<>();
        private volatile Function<Letter, Outcome> says = letter -> new Outcome.Accepted("there-" + letter.id());

        @Override
        public String name() {
            return name;
        }

        @Override
        public String account() {
            return name;
        }

        @Override
        public Set<Channel> channels() {
            return Set.of(Channel.CHAT);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public Reach reach(Correspondent with, Channel channel) {
            return new Reach.At("somebody", "s***");
        }

        @Override
        public Outcome send(Letter letter) {
            asked.add(letter.id());
            inTransaction.add(TransactionSynchronizationManager.isActualTransactionActive()
                    || TransactionSynchronizationManager.hasResource(jdbc));
            return says.apply(letter);
        }
    }

    /** What was written down of letters. */
    private static final class Kept implements LetterKind {

        private final List<String> accepted = new CopyOnWriteArrayList<>();
        private final List<String> postponed = new CopyOnWriteArrayList<>();
        private final List<String> failed = new CopyOnWriteArrayList<>();
        private volatile boolean breaks;

        @Override
        public String kind() {
            return "kept";
        }

        @Override
        public void accepted(Letter letter, Instant at, String there) {
            if (breaks) throw new IllegalStateException("the application dies here");
            accepted.add(there);
        }

        @Override
        public void postponed(Letter letter, Instant until, Trouble why) {
            postponed.add(why.reason());
        }

        @Override
        public void failed(Letter letter, Instant at, Trouble why) {
            failed.add(why.reason());
        }
    }

    private PostForTests copy() {
        return PostForTests.of(jdbc, transactions, clock, kept, other);
    }

    private UUID queued() {
        return queued(null, Channel.CHAT);
    }

    private UUID queued(@Nullable UUID thread, Channel channel) {
        var id = UUID.randomUUID();
        var letter = new Letter(
                id,
                "kept",
                UUID.randomUUID(),
                thread,
                other.name(),
                null,
                channel,
                "somebody",
                "",
                "Hello",
                List.of(),
                false,
                clock.instant());
        transactions.executeWithoutResult(status -> copy().sending().queue(letter));
        transactions.executeWithoutResult(status -> copy().sending().queue(letter));
        return id;
    }

    private boolean isWaiting(UUID letter) {
        return jdbc.sql("select exists (select from outgoing where id = :id)")
                .param("id", letter)
                .query(Boolean.class)
                .single();
    }

    @Test
    void goesOutOnceHoweverOftenItIsQueuedAndHoldsNoTransactionMeanwhile() {
        var letter = queued();
        var free = new ArrayList<Boolean>();
        other.says = one -> {
            free.add(transactions.execute(
                    status -> jdbc.sql("select exists (select from outgoing where id = :id for update skip locked)")
                            .param("id", one.id())
                            .query(Boolean.class)
                            .single()));
            return new Outcome.Accepted("there");
        };

        copy().sendDue();
        copy().sendDue();

        assertThat(other.asked).containsExactly(letter);
        assertThat(other.inTransaction).containsExactly(false);
        assertThat(free).as("nobody holds the row").containsExactly(true);
        assertThat(kept.accepted).containsExactly("there");
        assertThat(isWaiting(letter)).isFalse();
    }

    @Test
    void isNotSentAgainButToldAgainWhenWhatWasTakenCouldNotBeTold() {
        var letter = queued();
        kept.breaks = true;
        copy().sendDue();
        clock.move(Duration.ofMinutes(3));
        copy().sendDue();
        assertThat(isWaiting(letter)).isTrue();
        kept.breaks = false;
        clock.move(Duration.ofMinutes(3));

        copy().sendDue();

        assertThat(other.asked).containsExactly(letter);
        assertThat(kept.accepted).containsExactly("there-" + letter);
        assertThat(isWaiting(letter)).isFalse();
    }

    @Test
    void isSentAgainWithTheSameIdWhenTheApplicationDiedBeforeItWroteDownWhatBecameOfIt() {
        var letter = queued();
        other.says = one -> {
            throw new Error("the application dies here");
        };
        copy().sendDue();
        other.says = one -> new Outcome.Accepted("there-" + one.id());

        copy().sendDue();
        assertThat(other.asked).as("as long as the lease lasts").containsExactly(letter);
        assertThat(kept.accepted).isEmpty();

        clock.move(Duration.ofMinutes(3));
        copy().sendDue();

        assertThat(other.asked).containsExactly(letter, letter);
        assertThat(kept.accepted).containsExactly("there-" + letter);
        assertThat(isWaiting(letter)).isFalse();
    }

    @Test
    void isNotSentTwiceByTwoCopiesOfTheApplication() {
        for (var i = 0; i < 60; i++) queued();

        try (var copies = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 3; i++) copies.execute(() -> copy().sendDue());
        }

        assertThat(other.asked).hasSize(60).doesNotHaveDuplicates();
        assertThat(kept.accepted).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void isTriedLessAndLessOftenForADayAndFailsThen() {
        var letter = queued();
        other.says = one -> new Outcome.Later(Trouble.of("contact.mail-not-taken"));

        copy().sendDue();
        clock.move(Duration.ofSeconds(61));
        copy().sendDue();
        clock.move(Duration.ofSeconds(61));
        copy().sendDue();
        assertThat(other.asked).as("two minutes the second time").hasSize(2);

        clock.move(Duration.ofSeconds(61));
        copy().sendDue();
        assertThat(other.asked).hasSize(3);
        assertThat(kept.failed).isEmpty();

        clock.move(Duration.ofHours(25));
        copy().sendDue();
        assertThat(kept.postponed).hasSize(3);
        assertThat(kept.failed).containsExactly("contact.mail-not-taken");
        assertThat(isWaiting(letter)).isFalse();
    }

    @Test
    void ofOneConversationNoneOvertakesThoseBeforeItThoughTheyAreTriedAgainLater() {
        var thread = UUID.randomUUID();
        var first = queued(thread, Channel.CHAT);
        clock.move(Duration.ofMillis(1));
        var second = queued(thread, Channel.CHAT);
        var byAnotherChannel = queued(thread, Channel.WEB);
        var ofAnother = queued(UUID.randomUUID(), Channel.CHAT);
        other.says = letter -> letter.id().equals(first)
                ? new Outcome.Later(Trouble.of("contact.mail-not-taken"))
                : new Outcome.Accepted("there-" + letter.id());

        copy().sendDue();
        copy().sendDue();
        assertThat(other.asked).containsExactlyInAnyOrder(first, byAnotherChannel, ofAnother);

        other.says = letter -> new Outcome.Accepted("there-" + letter.id());
        clock.move(Duration.ofMinutes(2));
        copy().sendDue();
        assertThat(other.asked).endsWith(first, second);
    }

    @Test
    void whatFailsForGoodHoldsNoneBack() {
        var thread = UUID.randomUUID();
        var first = queued(thread, Channel.CHAT);
        clock.move(Duration.ofMillis(1));
        var second = queued(thread, Channel.CHAT);
        other.says = letter -> letter.id().equals(first)
                ? new Outcome.Refused(Trouble.of("contact.no-email"))
                : new Outcome.Accepted("there-" + letter.id());

        copy().sendDue();

        assertThat(other.asked).containsExactly(first, second);
        assertThat(kept.failed).hasSize(1);
        assertThat(kept.accepted).containsExactly("there-" + second);
    }

    @Test
    void failsAtOnceWhenTheOtherSideWillNeverTakeIt() {
        var letter = queued();
        other.says = one -> new Outcome.Refused(Trouble.of("contact.no-email"));

        copy().sendDue();

        assertThat(kept.failed).containsExactly("contact.no-email");
        assertThat(isWaiting(letter)).isFalse();
    }

    @Test
    void isNotTakenAsSentWhenNobodyKnowsWhatBecameOfIt() {
        var letter = queued();
        other.says = one -> {
            throw new IllegalStateException("timed out");
        };
        copy().sendDue();
        assertThat(kept.accepted).isEmpty();
        assertThat(kept.postponed).containsExactly("contact.unknown");

        other.says = one -> new Outcome.Accepted("there");
        clock.move(Duration.ofMinutes(2));
        copy().sendDue();

        assertThat(other.asked).containsExactly(letter, letter);
        assertThat(kept.accepted).containsExactly("there");
    }

    @Test
    void whoWasTooSlowForItsLeaseDoesNotUndoWhatAnotherFoundOut() {
        var letter = queued();
        other.says = one -> {
            other.says = two -> new Outcome.Accepted("there");
            clock.move(Duration.ofMinutes(3));
            copy().sendDue();
            return new Outcome.Refused(Trouble.of("contact.unknown"));
        };

        copy().sendDue();

        assertThat(other.asked).containsExactly(letter, letter);
        assertThat(kept.accepted).containsExactly("there");
        assertThat(kept.failed).isEmpty();
    }
}
