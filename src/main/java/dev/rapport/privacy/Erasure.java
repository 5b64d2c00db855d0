package dev.rapport.privacy;

import dev.rapport.platform.ErasedRows.Way;
import dev.rapport.platform.ErasedRows.Why;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an erasure is.
 *
 * @param scans how often it was looked for the person afterwards, in all places
 * @param notSought words that the person was known by and that tell nobody apart
 * @param judgedBy who said that what was found is somebody else's
 */
public record Erasure(
        Instant begunAt,
        @Nullable Instant erasedAt,
        int scans,
        @Nullable Instant scannedAt,
        int notSought,
        @Nullable UserId judgedBy) {

    /**
     * What becomes, or became, of rows of a table.
     *
     * @param why of those that are kept, as far as it is known
     * @param atMost whether it shows only afterwards how many of them say something of the person
     */
    public record Part(
            String table, Way way, long rows, @Nullable Why why, boolean atMost) {

        /** Two of one table and way are one. */
        Part with(Part other) {
            return new Part(table, way, rows + other.rows(), why, atMost || other.atMost());
        }
    }

    /** Where it was looked: a table, or a file of the data folder. */
    public record Place(String name, boolean isFile, long rows, long bytes, long found, List<String> keys) {}

    /** What must be ended first: a case by its number. */
    public record Obstacle(String number, String kind) {}

    /**
     * Before: what would become of it.
     *
     * @param held whether a legal hold stands against it
     */
    public record Preview(List<Part> parts, List<Obstacle> obstacles, boolean held) {}

    /** Afterwards: what became of it, and where it was looked for. */
    public record Proof(Erasure erasure, List<Part> parts, List<Place> places) {

        public long found() {
            return places.stream().mapToLong(Place::found).sum();
        }

        public long bytes() {
            return places.stream().mapToLong(Place::bytes).sum();
        }

        public long rows() {
            return places.stream().mapToLong(Place::rows).sum();
        }

        public long files() {
            return places.stream().filter(Place::isFile).count();
        }
    }
}
