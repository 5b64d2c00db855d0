package dev.rapport.contact;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Phrase;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A way of sending. A Spring bean; of several that carry a channel, the first by {@code @Order} is asked first. */
public interface Carrier {

    /** Kept with what it carried. */
    String name();

    /** Our account on the other side, as people know it. */
    String account();

    /** By which of our accounts it would answer the customer of the case, where it has several. */
    default Optional<ChannelAccount> answering(Correspondent with) {
        return Optional.empty();
    }

    Set<Channel> channels();

    /** Whether it is set up. */
    boolean isReady();

    /** Whether it can carry what the product itself has to say to our own people. */
    default boolean isReadyForItself() {
        return isReady();
    }

    /** Where it would reach the customer of the case. */
    Reach reach(Correspondent with, Channel channel);

    /** Why the other side would never take these words, such as for their length: key of the sentence. */
    default Optional<String> unfit(String words) {
        return Optional.empty();
    }

    /** The same of words that are to stand below what is said in public. */
    default Optional<String> unfitInPublic(String words) {
        return unfit(words);
    }

    /** Whether this account of ours answers below what is said in public; then it takes {@link Letter#isInPublic} as well. */
    default boolean answersInPublic(ChannelAccount account) {
        return false;
    }

    /**
     * Speaks to the other side, outside of any transaction. May be called again with the same letter when nobody knows
     * what became of it; then the other side must be told the same id. An exception means that it is unknown.
     */
    Outcome send(Letter letter);

    /** Where a customer is reached. */
    sealed interface Reach {

        /**
         * @param shown the address as everybody may see it
         * @param limit for how long and how often words can still get there, where that ends
         * @param copies who gets them as well
         */
        record At(String address, String shown, @Nullable Phrase limit, Copies copies) implements Reach {

            public At(String address, String shown, @Nullable Phrase limit) {
                this(address, shown, limit, Copies.NONE);
            }

            public At(String address, String shown) {
                this(address, shown, null);
            }

            @Override
            public String toString() {
                return shown;
            }
        }

        record Nowhere(String reason) implements Reach {}
    }

    /** What the other side said. */
    sealed interface Outcome {

        /** @param there the id on the other side */
        record Accepted(String there) implements Outcome {}

        /** For good. */
        record Refused(Trouble why) implements Outcome {}

        /** Not now, or nobody knows. */
        record Later(Trouble why) implements Outcome {}
    }
}
