package dev.rapport.rules;

import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a rulebook's text.
 *
 * @param fingerprint SHA-256 of the text, by which a changed shipped file is noticed
 * @param shipped whether it came with the product and not from a person
 * @param author the person who wrote it
 * @param publishedBy the person who let it decide last
 */
public record RulebookVersion(
        String rulebook,
        int version,
        State state,
        Form form,
        String text,
        String fingerprint,
        boolean shipped,
        @Nullable UserId author,
        @Nullable UserId publishedBy,
        Instant writtenAt,
        @Nullable Instant publishedAt) {

    /** DRAFT can change; CHECKED compiled and passed its examples; PUBLISHED decides; RETIRED once did. */
    public enum State {
        DRAFT,
        CHECKED,
        PUBLISHED,
        RETIRED
    }

    /** How the text is written: as rules, or as a decision table of comma separated values. */
    public enum Form {
        DRL,
        TABLE
    }
}
