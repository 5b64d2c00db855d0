package dev.rapport.imports;

import dev.rapport.imports.UndoableImportKind.Undone;
import org.jspecify.annotations.Nullable;

/** An undo in stages, one after the other; its place begins with the stage it is in. */
public final class UndoStages {

    private static final char BEFORE_PLACE = ' ';

    private UndoStages() {}

    @FunctionalInterface
    public interface Stage {

        Undone undo(@Nullable String place, int most);
    }

    /** Some of the stage in which the undo is. */
    public static Undone undo(@Nullable String place, int most, Stage... stages) {
        var end = place == null ? -1 : place.indexOf(BEFORE_PLACE);
        var number = place == null ? 0 : Integer.parseInt(place.substring(0, end));
        var within = place == null || end + 1 == place.length() ? null : place.substring(end + 1);
        var step = stages[number].undo(within, most);
        return new Undone(step.gone(), step.back(), step.stays(), next(step, number, stages.length));
    }

    private static @Nullable String next(Undone step, int number, int stages) {
        if (step.next() != null) return number + "" + BEFORE_PLACE + step.next();
        return number + 1 < stages ? number + 1 + "" + BEFORE_PLACE : null;
    }
}
