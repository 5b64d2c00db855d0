package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row: what one that is in did and what people should know of it, or why it is left out.
 *
 * @param effect of no matter when it is left out
 * @param alike whether what it made may be here already
 * @param further what else people should know, such as cells that could not be read
 */
public record RowAnswer(
        RowEffect effect, @Nullable RowNote note, @Nullable Refused refused, boolean alike, List<RowNote> further) {

    private RowAnswer(RowEffect effect, @Nullable RowNote note, @Nullable Refused refused) {
        this(effect, note, refused, false, List.of());
    }

    /** The row made something, and there is nothing to know about it. */
    public static final RowAnswer IN = of(RowEffect.CREATED);

    public static RowAnswer of(RowEffect effect) {
        return new RowAnswer(effect, null, null);
    }

    public static RowAnswer of(RowEffect effect, Optional<RowNote> note) {
        return new RowAnswer(effect, note.orElse(null), null);
    }

    public static RowAnswer in(Optional<RowNote> note) {
        return of(note.filter(RowNote::known).isPresent() ? RowEffect.UNCHANGED : RowEffect.CREATED, note);
    }

    /** The same of a row that made something which may be here already. */
    public RowAnswer alikeIf(boolean mayBeHere) {
        return new RowAnswer(effect, note, refused, mayBeHere, further);
    }

    /** The same with what else people should know. */
    public RowAnswer with(List<RowNote> notes) {
        return new RowAnswer(effect, note, refused, alike, notes);
    }

    public static RowAnswer refused(Refused why) {
        return new RowAnswer(RowEffect.UNCHANGED, null, why);
    }

    /** One that is taken together with a row before it in the same file says so. */
    RowAnswer of(ImportRow row) {
        if (row.earlier() == null
                || note != null
                || refused != null
                || effect == RowEffect.CREATED
                || effect == RowEffect.SKIPPED) return this;
        var key = effect == RowEffect.CHANGED ? "import.note.again-changed" : "import.note.again";
        return new RowAnswer(effect, new RowNote(key, row.earlier()), null, false, further);
    }
}
