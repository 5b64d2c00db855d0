package dev.rapport.customer;

import dev.rapport.access.ContactSight;
import dev.rapport.platform.Revision;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An identity as it is kept; changes keep it like that, too. */
record KeptIdentity(
        UUID id,
        String channel,
        String account,
        String external,
        @Nullable String unionid,
        Certainty certainty,
        @Nullable String proof,
        Instant addedAt) {

    static KeptIdentity of(UUID id, NewIdentity identity, Instant addedAt) {
        return new KeptIdentity(
                id,
                identity.channel().word(),
                identity.account(),
                identity.external(),
                identity.unionid(),
                identity.certainty(),
                identity.proof(),
                addedAt);
    }

    KeptIdentity with(Certainty other, @Nullable String because) {
        return new KeptIdentity(id, channel, account, external, unionid, other, because, addedAt);
    }

    String masked() {
        return ContactSight.identity(external, false);
    }

    /** For who is shown nothing of it: the same whatever it is. */
    Revision hiddenRevision() {
        return Revision.of(id, channel, account, certainty, proof);
    }

    Revision revision() {
        return Revision.of(id, channel, account, external, unionid, certainty, proof);
    }
}
