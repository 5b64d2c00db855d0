package dev.rapport.privacy;

import dev.rapport.platform.SubjectId;
import dev.rapport.privacy.ScanPlaces.Next;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The second scan: whether anything that the person was known by is left anywhere. In pieces, each place once. */
@Component
class ErasureScan {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final ScanPlaces places;
    private final TableScan tables;
    private final FileScan files;

    ErasureScan(ScanPlaces places, TableScan tables, FileScan files) {
        this.places = places;
        this.tables = tables;
        this.files = files;
    }

    /** Lists all places, unless that was done before. */
    boolean begins(SubjectId request) {
        if (places.areKnown(request)) return false;
        places.addTables(request);
        files.files().forEach(file -> places.addFile(request, file.path(), file.size()));
        return true;
    }

    /** Looks for some seconds; says whether there may be more to look at. */
    boolean look(SubjectId request, Needles needles) {
        var until = System.nanoTime() + AT_ONCE.toNanos();
        while (System.nanoTime() < until) {
            var next = places.next(request);
            if (next.isEmpty()) return false;
            look(request, next.get(), needles);
        }
        return true;
    }

    private void look(SubjectId request, Next at, Needles needles) {
        if (at.isFile()) {
            places.looked(request, at, at.size(), true, files.look(at.name(), needles));
            return;
        }
        var done = at.done() + TableScan.PAGES;
        var isLast = done >= at.size();
        places.looked(request, at, done, isLast, tables.look(at, needles, isLast));
    }
}
