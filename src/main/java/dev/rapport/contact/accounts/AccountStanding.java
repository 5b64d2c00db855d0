package dev.rapport.contact.accounts;

import dev.rapport.platform.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says more of how accounts of a platform stand than every account does. A Spring bean of the adapter. */
public interface AccountStanding {

    /**
     * Something that is shown beside the last contact.
     *
     * @param label key of what it is about
     */
    record Remark(
            String label, @Nullable Phrase said, @Nullable Instant at) {}

    String platform();

    List<Remark> of(UUID account);
}
