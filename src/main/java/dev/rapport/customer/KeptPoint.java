package dev.rapport.customer;

import dev.rapport.platform.PostalAddress;
import dev.rapport.platform.Revision;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact point as it is kept; changes keep it like that, too.
 *
 * @param address its parts, where it is a postal one
 */
record KeptPoint(
        UUID id,
        ContactPoint.Kind kind,
        String value,
        @Nullable String extension,
        String raw,
        String masked,
        @Nullable PostalAddress address,
        ContactPointDetail detail,
        @Nullable Instant verifiedAt,
        @Nullable UUID verifiedBy,
        Instant addedAt) {

    static KeptPoint of(
            UUID id, ContactPoint point, @Nullable PostalAddress address, ContactPointDetail detail, Instant addedAt) {
        return new KeptPoint(
                id,
                point.kind(),
                point.value(),
                point.extension(),
                point.raw(),
                point.masked(),
                address,
                detail,
                null,
                null,
                addedAt);
    }

    ContactPoint point() {
        return new ContactPoint(kind, value, extension, raw, masked);
    }

    /** In full, for one who may see it. */
    String shown(Locale reader) {
        return address == null ? point().shown(reader) : ContactPoint.shown(address, reader);
    }

    /** Who made sure of it is another question once it is otherwise. */
    KeptPoint corrected(ContactPoint point, @Nullable PostalAddress parts) {
        return new KeptPoint(
                id,
                point.kind(),
                point.value(),
                point.extension(),
                point.raw(),
                point.masked(),
                parts,
                detail.unverified(),
                null,
                null,
                addedAt);
    }

    KeptPoint with(ContactPointDetail other, Instant now, @Nullable UUID asker) {
        var isSame = other.verified() == detail.verified();
        var isVerified = other.verified() != null;
        return new KeptPoint(
                id,
                kind,
                value,
                extension,
                raw,
                masked,
                address,
                other,
                isSame ? verifiedAt : isVerified ? now : null,
                isSame ? verifiedBy : isVerified ? asker : null,
                addedAt);
    }

    /** For who is shown nothing of it: the same whatever it is. */
    Revision hiddenRevision() {
        return Revision.of(id, kind, detail);
    }

    Revision revision() {
        return Revision.of(id, kind, value, extension, address == null ? "" : raw, detail);
    }
}
