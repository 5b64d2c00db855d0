package dev.rapport.imports;

import dev.rapport.platform.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What is done with the rows of a file.
 *
 * @param trial whether they are only tried, so that nothing of it stays but figures and reasons
 * @param existing what happens to what is here already; as usual where nothing is said
 * @param knownBy what, beside the usual, something is known by; one of the kind's words
 */
public record Treatment(
        boolean trial,
        @Nullable Existing existing,
        @Nullable String knownBy) {

    public static final Treatment USUAL = new Treatment(false, null, null);

    public Treatment {
        knownBy = knownBy == null || knownBy.isBlank() ? null : knownBy.strip();
    }

    public Existing existingOr(Existing usual) {
        return existing == null ? usual : existing;
    }

    Treatment inEarnest() {
        return new Treatment(false, existing, knownBy);
    }

    /** Refuses what the kind does not offer. */
    Treatment checked(ImportKind kind) {
        if (trial && !kind.canBeTried()) throw Refused.unfit("import.no-trial", kind.name());
        if (existing != null && !kind.existing().contains(existing))
            throw kind.existing().isEmpty()
                    ? Refused.unfit("import.existing-fixed", kind.name())
                    : Refused.unfit("import.no-such-existing", existing.word(), Existing.words(kind.existing()));
        if (knownBy != null && !kind.knownBy().contains(knownBy))
            throw kind.knownBy().isEmpty()
                    ? Refused.unfit("import.known-by-fixed", kind.name())
                    : Refused.unfit("import.no-such-known-by", knownBy, String.join(", ", kind.knownBy()));
        return this;
    }
}
