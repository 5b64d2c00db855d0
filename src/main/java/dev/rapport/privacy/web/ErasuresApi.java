package dev.rapport.privacy.web;

import dev.rapport.platform.Refused;
import dev.rapport.privacy.Erasure;
import dev.rapport.privacy.PrivacyDesk;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/privacy-requests/{request}")
class ErasuresApi {

    /**
     * @param way deleted, blanked or kept
     * @param why of rows that are kept
     */
    record Part(
            String table, String way, long rows, @Nullable String why) {

        static Part of(Erasure.Part part) {
            var why = part.why();
            return new Part(part.table(), word(part.way()), part.rows(), why == null ? null : word(why));
        }

        private static String word(Enum<?> word) {
            return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param obstacles numbers of cases that must be ended first
     * @param held whether a legal hold stands against it
     */
    record Preview(List<Part> parts, List<String> obstacles, boolean held) {}

    /** @param found rows in which something may be left, or parts of a file */
    record Place(String name, boolean file, long rows, long bytes, long found) {}

    /**
     * @param notSought how many names and numbers tell nobody apart and were not looked for
     * @param judged whether an administrator said that what was found is somebody else's
     */
    record Proof(
            Instant begunAt,
            @Nullable Instant erasedAt,
            @Nullable Instant scannedAt,
            int scans,
            int notSought,
            boolean judged,
            long found,
            List<Part> parts,
            List<Place> places) {}

    private final PrivacyDesk desk;

    ErasuresApi(PrivacyDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/erasure-preview")
    @Operation(
            summary = "What an erasure would do, table by table, and what must be ended first; while it is decided on")
    Preview preview(@PathVariable String request) {
        var preview = desk.preview(request).orElseThrow(() -> Refused.notFound("privacy.no-erasure"));
        return new Preview(
                preview.parts().stream().map(Part::of).toList(),
                preview.obstacles().stream().map(Erasure.Obstacle::number).toList(),
                preview.held());
    }

    @GetMapping("/erasure-proof")
    @Operation(
            summary =
                    "What became of an erasure, where it was looked for the person afterwards, and how much was found")
    Proof proof(@PathVariable String request) {
        var proof = desk.proof(request).orElseThrow(() -> Refused.notFound("privacy.no-erasure"));
        var erasure = proof.erasure();
        return new Proof(
                erasure.begunAt(),
                erasure.erasedAt(),
                erasure.scannedAt(),
                erasure.scans(),
                erasure.notSought(),
                erasure.judgedBy() != null,
                proof.found(),
                proof.parts().stream().map(Part::of).toList(),
                proof.places().stream()
                        .map(place ->
                                new Place(place.name(), place.isFile(), place.rows(), place.bytes(), place.found()))
                        .toList());
    }
}
