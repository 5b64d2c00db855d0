package dev.rapport.imports.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.imports.ColumnChoices;
import dev.rapport.imports.DayOrder;
import dev.rapport.imports.DecimalSign;
import dev.rapport.imports.FileReading;
import dev.rapport.imports.GivenReading;
import dev.rapport.imports.SavedMapping;
import dev.rapport.imports.SavedMappings;
import dev.rapport.imports.ValueWords;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Revision;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/import-mappings")
class ImportMappingsApi {

    private static final int MOST = 200;

    /**
     * How files of a kind are to be read.
     *
     * @param header the columns of the file that it is made for, by which the page finds it again
     * @param columns as the import takes them, such as {@code phone:Phone Number,-:Notes}
     * @param days dmy or mdy
     * @param decimals point or comma
     * @param words what words of the file mean, such as {@code tier:VIP=gold}
     * @param sheet of a workbook; another is read where a file has none of that name
     * @param log what happens in a log, as JSON, for kinds that are no tables
     */
    record MappingRequest(
            @Nullable String kind,
            @Nullable String name,
            @Nullable Boolean shared,
            @Nullable List<String> header,
            @Nullable String encoding,
            @Nullable String separator,
            @Nullable String columns,
            @Nullable String days,
            @Nullable String decimals,
            @Nullable String words,
            @Nullable String sheet,
            @Nullable String log) {}

    /** What a mapping is called, and whether all who bring in such files may use it. */
    record MappingNameRequest(
            @Nullable String name, @Nullable Boolean shared) {}

    /**
     * How files of a kind are read, by name.
     *
     * @param id absent for one that ships
     * @param version to be sent as If-Match by whoever changes it
     */
    record MappingAnswer(
            @Nullable UUID id,
            String kind,
            String name,
            boolean shared,
            boolean ships,
            @Nullable UUID owner,
            List<String> header,
            @Nullable String encoding,
            @Nullable String separator,
            String columns,
            @Nullable String days,
            @Nullable String decimals,
            String words,
            @Nullable String sheet,
            @Nullable String log,
            String version) {

        static MappingAnswer of(SavedMapping mapping) {
            var reading = mapping.reading();
            var encoding = reading.encoding();
            var separator = reading.separator();
            var days = reading.days();
            var decimals = reading.decimals();
            var owner = mapping.owner();
            return new MappingAnswer(
                    mapping.id(),
                    mapping.kind(),
                    mapping.name(),
                    mapping.shared(),
                    mapping.ships(),
                    owner == null ? null : owner.value(),
                    mapping.header(),
                    encoding == null ? null : FileReading.name(encoding),
                    separator == null ? null : GivenReading.word(separator),
                    reading.columns().text(),
                    days == null ? null : days.word(),
                    decimals == null ? null : decimals.word(),
                    reading.words().text(),
                    reading.sheet(),
                    mapping.log(),
                    mapping.revision().mark());
        }
    }

    private final SavedMappings mappings;

    ImportMappingsApi(SavedMappings mappings) {
        this.mappings = mappings;
    }

    @GetMapping
    @Operation(summary = "One's own mappings and those that are shared, by name, of kinds that the asker may bring in")
    Page<MappingAnswer> list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return mappings.list(kind, Math.clamp(limit, 1, MOST), after).map(MappingAnswer::of);
    }

    @GetMapping("/shipped")
    @Operation(summary = "The mappings of known data sets that come with the product")
    Page<MappingAnswer> shipped() {
        return new Page<>(mappings.shipped(), null).map(MappingAnswer::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A mapping by its id")
    ResponseEntity<MappingAnswer> get(@PathVariable String id) {
        return answer(mappings.get(Ids.parse(id)));
    }

    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @Operation(summary = "Keep how files of a kind are read")
    ResponseEntity<MappingAnswer> add(@RequestBody MappingRequest request) {
        var saved = mappings.save(
                Objects.requireNonNullElse(request.kind(), ""),
                Objects.requireNonNullElse(request.name(), ""),
                Boolean.TRUE.equals(request.shared()),
                Objects.requireNonNullElse(request.header(), List.of()),
                GivenReading.of(request.encoding(), request.separator())
                        .with(ColumnChoices.of(request.columns()), DayOrder.named(request.days()))
                        .with(DecimalSign.named(request.decimals()))
                        .with(ValueWords.of(request.words()))
                        .onSheet(request.sheet()),
                request.log());
        return ResponseEntity.created(URI.create("/api/v1/import-mappings/" + saved.key()))
                .eTag(saved.revision().tag())
                .body(MappingAnswer.of(saved));
    }

    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN})
    @PutMapping("/{id}")
    @Replaces
    @Operation(summary = "Rename a mapping, share it or take it back; one's own, or a shared one for managers")
    ResponseEntity<MappingAnswer> change(
            @PathVariable String id,
            @RequestBody MappingNameRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var revision = Revision.ifMatch(read);
        return answer(mappings.change(
                Ids.parse(id),
                Objects.requireNonNullElse(request.name(), ""),
                Boolean.TRUE.equals(request.shared()),
                revision));
    }

    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN})
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a mapping; imports that used it stay as they are")
    void remove(@PathVariable String id) {
        mappings.remove(Ids.parse(id));
    }

    private static ResponseEntity<MappingAnswer> answer(SavedMapping mapping) {
        return ResponseEntity.ok().eTag(mapping.revision().tag()).body(MappingAnswer.of(mapping));
    }
}
