package dev.rapport.contact;

import dev.rapport.platform.Channel;

/** How words get to a customer. */
public sealed interface Way {

    /**
     * @param account ours on the other side
     * @param shown the address as everybody may see it
     */
    record Open(Channel channel, String carrier, String account, String address, String shown) implements Way {

        public boolean isSimulated() {
            return carrier.equals(Simulator.NAME);
        }

        @Override
        public String toString() {
            return channel.word() + " " + shown;
        }
    }

    /** @param reason key of the sentence that says why nothing can carry them */
    record Shut(String reason) implements Way {}
}
