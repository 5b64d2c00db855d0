package dev.rapport.contact.calls;

import dev.rapport.contact.inbound.Inbound;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that a telephone system told. */
public sealed interface PhoneNews extends Inbound permits Told, AgentTold {

    /** When it was; absent if the other side does not say. */
    @Nullable
    Instant at();
}
