package dev.rapport.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Many things made in one transaction, whose rows are written in a few statements. A writer that would write row by row
 * may keep its rows back while such work goes on; they are written before the work ends, or as soon as somebody who
 * reads them asks. Work that fails writes nothing more: its transaction must be rolled back.
 */
public final class Together implements TransactionSynchronization {

    private record Kept<R>(List<R> rows, Consumer<List<R>> writer) {

        void write() {
            writer.accept(rows);
        }
    }

    private final LinkedHashMap<Object, Kept<?>> kept = new LinkedHashMap<>();

    private Together() {}

    /** Does the work inside the caller's transaction. */
    public static <T> T work(Supplier<T> work) {
        if (present() != null) return work.get();
        var together = new Together();
        TransactionSynchronizationManager.registerSynchronization(together);
        together.resume();
        try {
            var done = work.get();
            together.write();
            return done;
        } finally {
            together.suspend();
        }
    }

    /**
     * Keeps the row back for the writer, who gets all of them in their order; false when no such work goes on and the row
     * is to be written at once. Writers write in the order of their first rows.
     */
    public static <R> boolean keep(Object writer, R row, Consumer<List<R>> write) {
        var together = present();
        if (together == null) return false;
        together.rows(writer, write).add(row);
        return true;
    }

    /** Writes what is kept back, for somebody who reads it. */
    public static void writeNow() {
        var together = present();
        if (together != null) together.write();
    }

    @SuppressWarnings("unchecked")
    private <R> List<R> rows(Object writer, Consumer<List<R>> write) {
        return ((Kept<R>) kept.computeIfAbsent(writer, first -> new Kept<>(new ArrayList<R>(), write))).rows();
    }

    private void write() {
        while (!kept.isEmpty())
            Objects.requireNonNull(kept.pollFirstEntry()).getValue().write();
    }

    private static @Nullable Together present() {
        return (Together) TransactionSynchronizationManager.getResource(Together.class);
    }

    /** What another transaction writes meanwhile stands or falls with that one. */
    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResourceIfPossible(Together.class);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(Together.class, this);
    }
}
