package dev.rapport.imports;

import dev.rapport.platform.DatabaseTrouble;
import dev.rapport.platform.Ids;
import dev.rapport.platform.PieceLoop;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Undoes imports in the background, some rows in a transaction; what is interrupted goes on after the last of them. */
@Component
class UndoWorker extends PieceLoop {

    private static final Logger log = LoggerFactory.getLogger(UndoWorker.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MOST = 500;

    private final UndoRuns undos;
    private final ImportRuns runs;
    private final ImportKinds kinds;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    UndoWorker(
            UndoRuns undos,
            ImportRuns runs,
            ImportKinds kinds,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        super("import-undos", PAUSE);
        this.undos = undos;
        this.runs = runs;
        this.kinds = kinds;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    protected boolean piece() {
        try {
            var worked = step();
            worked.ifPresent(run -> events.publishEvent(new ImportProgress(run)));
            return worked.isPresent();
        } catch (DataAccessException busy) {
            if (DatabaseTrouble.behind(busy).orElse(null) != DatabaseTrouble.AT_ONCE) throw busy;
            log.debug("Some of what is undone is in somebody's hands", busy);
            return false;
        }
    }

    /** Some rows that have begun are worked to their end. */
    @Override
    protected void endRound(Thread running) {
        wake();
    }

    /** The import of which some was undone. */
    Optional<UUID> step() {
        return Optional.ofNullable(transaction.execute(status -> {
            var undo = undos.next().orElse(null);
            if (undo == null) return null;
            var run = runs.find(undo.id()).orElseThrow();
            if (!(kinds.named(run.kind()) instanceof UndoableImportKind kind))
                throw Refused.conflict("import.undo-not", run.kind());
            var step = kind.undo(undo.id(), undo.place(), MOST);
            undos.advance(undo, step);
            if (step.next() == null)
                events.publishEvent(new ImportUndone(
                        Ids.next(),
                        new SubjectId(undo.id()),
                        clock.instant(),
                        run.fileName(),
                        undo.gone() + step.gone(),
                        undo.back() + step.back(),
                        undo.stays() + step.stays().size(),
                        undo.askedBy()));
            return undo.id();
        }));
    }
}
