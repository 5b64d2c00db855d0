package dev.rapport.contact;

import dev.rapport.platform.Channel;
import dev.rapport.platform.Phrase;
import dev.rapport.platform.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How words get to a customer. */
public sealed interface Way {

    /**
     * @param account ours on the other side, as people know it
     * @param by which it is, where the carrier has several
     * @param shown the address as everybody may see it
     * @param limit for how long and how often, where that ends
     * @param copies who gets it as well unless they are left out
     */
    record Open(
            Channel channel,
            String carrier,
            String account,
            @Nullable UUID by,
            String address,
            String shown,
            @Nullable Phrase limit,
            Copies copies)
            implements Way {

        public Open with(Copies others) {
            return new Open(channel, carrier, account, by, address, shown, limit, others);
        }

        public boolean isSimulated() {
            return carrier.equals(Simulator.NAME);
        }

        @Override
        public String toString() {
            return channel.word() + " " + shown;
        }
    }

    /** @param reason key of the sentence that says why nothing can carry them there */
    record Closed(Channel channel, String reason) {

        static final String NO_ACCOUNT = "contact.no-account";
        static final String ACCOUNT_OFF = "contact.account-not-on";
        static final String NO_EMAIL = "contact.no-email";
        static final String NO_SENDER = "contact.no-sender";
        static final String NO_PHONE = "contact.no-phone";
        static final String NOT_TO_BE_USED = "contact.not-to-be-used";
        static final String NOT_KNOWN_THERE = "contact.not-known-there";
        static final String SAID_NO = "contact.said-no";
        static final String SAID_NO_THERE = "contact.said-no-there";
        static final String ONLY_SPOKEN = "contact.only-spoken";

        private static final Set<String> WITHOUT_ADDRESS = Set.of(NO_EMAIL, NO_PHONE, NOT_TO_BE_USED);
    }

    /**
     * @param closed what was looked at, at least one, the likeliest first
     * @param others what is open where only one channel would have done
     */
    record Shut(List<Closed> closed, List<Channel> others) implements Way {

        public static final Shut NOTHING_SET_UP =
                new Shut(List.of(new Closed(Channel.EMAIL, Closed.NO_ACCOUNT)), List.of());

        /** Key of the main reason. */
        public String reason() {
            return closed.getFirst().reason();
        }

        /** Whether an address of the customer would open one. */
        public boolean isWithoutAddress() {
            return closed.stream().anyMatch(one -> Closed.WITHOUT_ADDRESS.contains(one.reason()));
        }

        /** Says of each channel why it is closed, and what is open. */
        public Refused refused() {
            var sentence = sentence();
            return Refused.conflict(sentence.key(), sentence.arguments());
        }

        public Phrase sentence() {
            var channels = new LinkedHashMap<String, List<Phrase>>();
            closed.forEach(one -> channels.computeIfAbsent(one.reason(), reason -> new ArrayList<>())
                    .add(named(one.channel())));
            var last = others.isEmpty()
                    ? new Phrase("contact.nothing-open")
                    : new Phrase(
                            "contact.still-open",
                            others.stream().map(Shut::named).toList());
            for (var reason : List.copyOf(channels.sequencedKeySet()).reversed())
                last = new Phrase(
                        reason,
                        new Phrase("contact.by", channels.getOrDefault(reason, List.of())),
                        new Phrase("contact.and", last));
            return last;
        }

        /** The main reason alone, where nothing else is offered. */
        public Phrase why() {
            var first = closed.getFirst();
            return new Phrase(first.reason(), new Phrase("contact.by", List.of(named(first.channel()))), "");
        }

        private static Phrase named(Channel channel) {
            return new Phrase("word.channel." + channel.word());
        }
    }
}
