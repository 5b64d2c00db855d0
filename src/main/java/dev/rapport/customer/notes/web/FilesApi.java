package dev.rapport.customer.notes.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.cases.Cases;
import dev.rapport.customer.notes.About;
import dev.rapport.customer.notes.KeptFile;
import dev.rapport.customer.notes.KeptFiles;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
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
@RequestMapping("/api/v1")
class FilesApi {

    /** @param kind what its content is */
    record FileAnswer(
            UUID id,
            String name,
            String kind,
            long bytes,
            String sha256,
            String addedBy,
            Instant addedAt,
            @Nullable Instant removedAt) {

        static FileAnswer of(KeptFile file) {
            return new FileAnswer(
                    file.id(),
                    file.name(),
                    file.kind().name().toLowerCase(Locale.ROOT),
                    file.bytes(),
                    file.sha256(),
                    file.addedBy(),
                    file.addedAt(),
                    file.removedAt());
        }
    }

    private final KeptFiles files;
    private final Cases cases;

    FilesApi(KeptFiles files, Cases cases) {
        this.files = files;
        this.cases = cases;
    }

    @GetMapping("/cases/{case}/files")
    @Operation(summary = "Files beside a case, the newest first; those that were removed if asked for")
    Page<FileAnswer> ofCase(
            @PathVariable("case") String number,
            @RequestParam(defaultValue = "false") boolean removed,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return files.of(aCase(number), removed, limit, after).map(FileAnswer::of);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping(path = "/cases/{case}/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Put a file beside a case that you see; what it is, is told by its content")
    FileAnswer addToCase(@PathVariable("case") String number, @RequestPart("file") MultipartFile file) {
        return FileAnswer.of(files.add(aCase(number), file.getOriginalFilename(), file));
    }

    @GetMapping("/customers/{id}/files")
    @Operation(summary = "Files beside a customer, the newest first; those that were removed if asked for")
    Page<FileAnswer> ofCustomer(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean removed,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return files.of(customer(id), removed, limit, after).map(FileAnswer::of);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping(path = "/customers/{id}/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Put a file beside a customer; what it is, is told by its content")
    FileAnswer addToCustomer(@PathVariable String id, @RequestPart("file") MultipartFile file) {
        return FileAnswer.of(files.add(customer(id), file.getOriginalFilename(), file));
    }

    @GetMapping("/files/{file}/content")
    @Operation(summary = "What a file holds, to be saved and never to be shown as a page")
    void content(@PathVariable String file, HttpServletResponse response) throws IOException {
        var download = files.open(Ids.parse(file));
        var found = download.file();
        response.setContentType(found.kind().type());
        response.setContentLengthLong(found.bytes());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(found.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        download.content().writeTo(response.getOutputStream());
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @DeleteMapping("/files/{file}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a file of yours, or as a manager; it can be restored for 30 days")
    void remove(@PathVariable String file) {
        files.remove(Ids.parse(file));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/files/{file}/restore")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Bring a removed file back")
    void restore(@PathVariable String file) {
        files.restore(Ids.parse(file));
    }

    private About aCase(String number) {
        return new About.OfCase(cases.find(number).id());
    }

    private static About customer(String id) {
        return new About.OfCustomer(CustomerId.of(id));
    }
}
