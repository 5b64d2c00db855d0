package dev.rapport.sla.clocks;

import dev.rapport.platform.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;

/** Reads the parts of cursors; refuses what no cursor of ours can hold. */
@NamedInterface("clocks")
public final class Keys {

    /** Stands for the due time of a clock that has none. */
    public static final String NEVER = "never";

    private Keys() {}

    public static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("error.bad-cursor");
        }
    }

    public static OffsetDateTime time(String text) {
        try {
            return text.equals(NEVER) ? OffsetDateTime.MAX : Instant.parse(text).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw Refused.invalid("error.bad-cursor");
        }
    }
}
