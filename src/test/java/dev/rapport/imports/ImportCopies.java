package dev.rapport.imports;

import dev.rapport.testing.DatabaseTest;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Copies of the application that import; its own worker stands aside meanwhile. */
@DatabaseTest
abstract class ImportCopies {

    @Autowired
    ImportWorker applicationsWorker;

    @Autowired
    ImportRuns runs;

    @Autowired
    ImportFiles files;

    @Autowired
    Reasons reasons;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void standAside() {
        applicationsWorker.stop();
    }

    @AfterEach
    void comeBack() {
        applicationsWorker.start();
    }

    ImportWorker copy(ImportKind kind) {
        var lease = new ImportLease(jdbc, clock);
        var batch = new ImportBatch(jdbc, lease, reasons, transactions);
        return new ImportWorker(lease, runs, files, new ImportKinds(List.of(kind)), batch, reasons, event -> {});
    }
}
