package dev.rapport.contact.hooks;

import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What happened in one transaction: of each subject once, however much was done to it. Written before the transaction ends. */
final class Happened implements TransactionSynchronization {

    private static final int MOST_WORDS = 20;

    /** What happened to a subject. */
    static final class Deed {

        private final Set<String> words = new LinkedHashSet<>();
        private @Nullable Instant at;
        private boolean opened;
        private boolean closed;

        void said(String word, Instant when) {
            if (words.size() < MOST_WORDS) words.add(word);
            at = when;
        }

        void opened(Instant when) {
            opened = true;
            at = when;
        }

        void closed(Instant when) {
            closed = true;
            at = when;
        }

        /** Absent where only its owner or state was told, which says no time. */
        @Nullable
        Instant at() {
            return at;
        }

        boolean isOpened() {
            return opened;
        }

        boolean isClosed() {
            return closed;
        }

        List<String> words() {
            return List.copyOf(words);
        }
    }

    /** What has a name of its own. */
    record Named(String type, SubjectId subject, Instant at, Map<String, String> more) {}

    private final Map<SubjectId, Deed> deeds = new LinkedHashMap<>();
    private final List<Named> named = new ArrayList<>();
    private final Consumer<Happened> writer;
    private final Runnable written;
    private boolean isOver;

    private Happened(Consumer<Happened> writer, Runnable written) {
        this.writer = writer;
        this.written = written;
    }

    /**
     * Notes something; it is written with the rest of the transaction, or at once where there is none any more.
     *
     * @param written called after the commit
     */
    static void note(Consumer<Happened> writer, Runnable written, Consumer<Happened> what) {
        var here = (Happened) TransactionSynchronizationManager.getResource(Happened.class);
        if (here != null && !here.isOver) {
            what.accept(here);
            return;
        }
        var fresh = new Happened(writer, written);
        what.accept(fresh);
        if (here == null && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(fresh);
            fresh.resume();
        } else writer.accept(fresh);
    }

    Deed of(SubjectId subject) {
        return deeds.computeIfAbsent(subject, first -> new Deed());
    }

    void add(Named one) {
        named.add(one);
    }

    Map<SubjectId, Deed> deeds() {
        return deeds;
    }

    List<Named> named() {
        return named;
    }

    /** After everybody else, who may have something to tell before the commit as well. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        isOver = true;
        writer.accept(this);
    }

    @Override
    public void afterCommit() {
        written.run();
    }

    @Override
    public void beforeCompletion() {
        suspend();
    }

    /** What another transaction does meanwhile stands or falls with that one. */
    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResourceIfPossible(Happened.class);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(Happened.class, this);
    }
}
