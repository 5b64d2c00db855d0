package dev.rapport.contact.conversations;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows whom people said to be behind an address. A Spring bean of each place where they can say so. */
public interface LinkedSenders {

    /** Of the same address and the same name, as somebody said last. */
    Optional<CustomerId> linkedBefore(Channel channel, String handle, @Nullable String called);
}
