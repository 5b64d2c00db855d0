package dev.rapport.imports.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.imports.ColumnChoices;
import dev.rapport.imports.DayOrder;
import dev.rapport.imports.DecimalSign;
import dev.rapport.imports.Existing;
import dev.rapport.imports.GivenReading;
import dev.rapport.imports.ImportStatus;
import dev.rapport.imports.ImportUndos;
import dev.rapport.imports.Imports;
import dev.rapport.imports.Treatment;
import dev.rapport.imports.ValueWords;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/imports")
class ImportsApi {

    private static final int MOST = 200;

    /** The import that was started. */
    record Started(UUID id) {}

    private final Imports imports;
    private final ImportUndos undos;

    ImportsApi(Imports imports, ImportUndos undos) {
        this.imports = imports;
        this.undos = undos;
    }

    /**
     * A table whose encoding is not certain is refused with the candidates; {@code encoding} then says which it is. So do
     * {@code columns} ({@code phone:Phone Number,-:Notes}), {@code words} ({@code tier:VIP=gold}), {@code days} (dmy, mdy),
     * {@code decimals} (point, comma), {@code known} (leave, take) and {@code unknown} (leave, add: customers that rows speak of and that are not here).
     * {@code sheet} says which sheet of a workbook (.xlsx) is read, else the first with the columns is;
     * {@code headings} the line in which the names of the columns stand.
     * {@code mapping} is the id or name of a saved mapping; what is said beside it goes before it. With {@code dryRun} rows are
     * only tried, and the figures say what would become of them. {@code existing} (overwrite, fill, skip) says what happens to
     * what is here already, {@code knownBy} (customers: account, phone, email) what it is known by.
     */
    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping(path = "/{kind}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started start(
            @PathVariable String kind,
            @RequestPart("file") MultipartFile file,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(required = false) @Nullable String encoding,
            @RequestParam(required = false) @Nullable String separator,
            @RequestParam(required = false) @Nullable String sheet,
            @RequestParam(required = false) @Nullable String headings,
            @RequestParam(required = false) @Nullable String columns,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable String days,
            @RequestParam(required = false) @Nullable String decimals,
            @RequestParam(required = false) @Nullable String known,
            @RequestParam(required = false) @Nullable String unknown,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable String existing,
            @RequestParam(required = false) @Nullable String knownBy) {
        var given = GivenReading.of(encoding, separator)
                .with(ColumnChoices.of(columns), DayOrder.named(days))
                .with(DecimalSign.named(decimals))
                .with(ValueWords.of(words))
                .onSheet(sheet)
                .headedAt(GivenReading.headings(headings))
                .takingKnown(GivenReading.takesKnown(known))
                .addingUnknown(GivenReading.addsUnknown(unknown));
        var treatment = new Treatment(dryRun, Existing.named(existing), knownBy);
        return new Started(imports.start(kind, file, file.getOriginalFilename(), mapping, given, treatment));
    }

    /** How a file would be read; keeps nothing. Without {@code mapping} by the saved one that was made for its columns. */
    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN})
    @PostMapping(path = "/{kind}/preview", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    PreviewAnswer preview(
            @PathVariable String kind,
            @RequestPart("file") MultipartFile file,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(required = false) @Nullable String encoding,
            @RequestParam(required = false) @Nullable String separator,
            @RequestParam(required = false) @Nullable String sheet,
            @RequestParam(required = false) @Nullable String headings,
            @RequestParam(required = false) @Nullable String columns,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable String days,
            @RequestParam(required = false) @Nullable String decimals) {
        var given = GivenReading.of(encoding, separator)
                .with(ColumnChoices.of(columns), DayOrder.named(days))
                .with(DecimalSign.named(decimals))
                .with(ValueWords.of(words))
                .onSheet(sheet)
                .headedAt(GivenReading.headings(headings));
        return PreviewAnswer.of(imports.preview(kind, file, given, mapping));
    }

    @GetMapping
    Page<ImportStatus> list(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String after) {
        return imports.list(Math.clamp(limit, 1, MOST), after);
    }

    @GetMapping("/{id}")
    ImportStatus get(@PathVariable String id) {
        return imports.get(Ids.parse(id));
    }

    /** What to know of rows that are in, such as what they overwrote. */
    @GetMapping("/{id}/notes")
    Page<ImportStatus.Error> notes(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return imports.notes(Ids.parse(id), Math.clamp(limit, 1, MOST), after);
    }

    @GetMapping("/{id}/errors")
    Page<ImportStatus.Error> errors(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return imports.errors(Ids.parse(id), Math.clamp(limit, 1, MOST), after);
    }

    /** The rows that were left out, as they were, with why in a first column; brought in again, that column is passed over. */
    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN})
    @GetMapping("/{id}/left-out")
    void leftOut(@PathVariable String id, HttpServletResponse response) throws IOException {
        var file = imports.leftOut(Ids.parse(id));
        response.setContentType(file.contentType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        file.write(response.getOutputStream());
    }

    /** Brings the same file in again, in earnest also after a trial. */
    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{id}/repeat")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started repeat(@PathVariable String id) {
        return new Started(imports.repeat(Ids.parse(id)));
    }

    /**
     * The undo of an import.
     *
     * @param asked whether it was asked for; else the figures are what would become of it now
     * @param gone what the import had made and nobody wrote to since
     * @param back what it had changed
     * @param stays what somebody built on
     */
    record ImportUndone(boolean asked, boolean done, int percent, long gone, long back, long stays) {}

    @GetMapping("/{id}/undo")
    ImportUndone undone(@PathVariable String id) {
        var run = Ids.parse(id);
        return undos.of(run)
                .map(undo ->
                        new ImportUndone(true, undo.done(), undo.percent(), undo.gone(), undo.back(), undo.stays()))
                .orElseGet(() -> {
                    var would = undos.prospect(run);
                    return new ImportUndone(false, false, 0, would.goes(), would.back(), would.stays());
                });
    }

    /** Once only, of an import that has ended, for customers and purchases. */
    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{id}/undo")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportUndone undo(@PathVariable String id) {
        undos.undo(Ids.parse(id));
        return undone(id);
    }

    /** What an undo left, each with the reason. */
    @GetMapping("/{id}/undo/stays")
    Page<String> stays(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return undos.stays(Ids.parse(id), Math.clamp(limit, 1, MOST), after);
    }

    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{id}/cancel")
    ImportStatus cancel(@PathVariable String id) {
        imports.cancel(Ids.parse(id));
        return imports.get(Ids.parse(id));
    }
}
