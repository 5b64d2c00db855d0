package dev.rapport.studio.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.engine.model.BpmnBytes;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.studio.drafts.DraftDesk;
import dev.rapport.studio.drafts.ProcessDraft;
import dev.rapport.studio.web.DraftAnswers.ProcessDraftAnswer;
import dev.rapport.studio.web.DraftAnswers.SavedDraft;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Drafts of processes: begun, drawn, thrown away. */
@RestController
@RequestMapping("/api/v1/processes/drafts")
class DraftsApi {

    /**
     * What to draw.
     *
     * @param process id of the process; of a live one without {@code name} and {@code text}: a draft of that
     * @param name of a process that is new
     * @param text BPMN from elsewhere, in place of the other two
     * @param replaces whether that may be a draft of a process that is there already
     */
    record NewDraftRequest(
            @Nullable String process,
            @Nullable String name,
            @Nullable String text,
            @Nullable Boolean replaces) {}

    /** The whole model as it is drawn now. */
    record DraftTextRequest(@Nullable String text) {}

    /** The whole model. */
    record DraftTextAnswer(String text) {}

    private final DraftDesk desk;
    private final DraftAnswers answers;

    DraftsApi(DraftDesk desk, DraftAnswers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    @GetMapping
    @Operation(summary = "Drafts of processes, the last changed first; those in the bin if asked for")
    Page<ProcessDraftAnswer> list(
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(defaultValue = "false") boolean removed,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return desk.list(process, removed, limit, after).map(answers::draft);
    }

    @ForRoles(Role.DESIGNER)
    @Creates
    @PostMapping
    @Operation(summary = "Begin a draft: of a live process, of a new one, or with a text from elsewhere")
    ResponseEntity<ProcessDraftAnswer> begin(@RequestBody NewDraftRequest request) {
        return begun(wanted(request));
    }

    private ProcessDraft wanted(NewDraftRequest request) {
        if (request.text() != null)
            return desk.bringIn(request.text(), Objects.requireNonNullElse(request.replaces(), false));
        if (request.process() == null)
            throw Refused.invalid("studio.draft.of-what").at("process");
        return request.name() == null
                ? desk.drawLive(request.process())
                : desk.begin(request.process(), request.name());
    }

    @ForRoles(Role.DESIGNER)
    @Creates
    @PostMapping(path = "/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Begin a draft with a .bpmn file, in the encoding that it says")
    ResponseEntity<ProcessDraftAnswer> bringIn(
            @RequestPart("file") MultipartFile file, @RequestParam(defaultValue = "false") boolean replaces)
            throws IOException {
        if (file.getSize() > BpmnBytes.MOST)
            throw Refused.invalid("error.bpmn-file-too-large", BpmnBytes.MOST / 1024)
                    .at("file");
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return begun(desk.bringIn(name, file.getBytes(), replaces));
    }

    private ResponseEntity<ProcessDraftAnswer> begun(ProcessDraft draft) {
        return ResponseEntity.created(URI.create("/api/v1/processes/drafts/" + draft.id()))
                .eTag(draft.revision().tag())
                .body(answers.draft(draft));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A draft, without its text")
    ResponseEntity<ProcessDraftAnswer> get(@PathVariable String id) {
        return answered(desk.get(Ids.parse(id)));
    }

    @GetMapping("/{id}/text")
    @Operation(summary = "What is drawn, with the version that a change of it must name")
    ResponseEntity<DraftTextAnswer> text(@PathVariable String id) {
        var draft = desk.get(Ids.parse(id));
        return ResponseEntity.ok().eTag(draft.revision().tag()).body(new DraftTextAnswer(desk.text(draft.id())));
    }

    @GetMapping(path = "/{id}/file", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "The same as a .bpmn file, to be saved")
    ResponseEntity<byte[]> file(@PathVariable String id) {
        var draft = desk.get(Ids.parse(id));
        return download(
                draft.processId() + ".bpmn",
                new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8),
                desk.text(draft.id()).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(path = "/{id}/original", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(summary = "The file that a draft began with, byte by byte as it came")
    ResponseEntity<byte[]> original(@PathVariable String id) {
        var draft = desk.get(Ids.parse(id));
        return download(
                Objects.requireNonNullElse(draft.originalName(), ""),
                MediaType.APPLICATION_OCTET_STREAM,
                desk.original(draft.id()));
    }

    /** To be saved, and never to be shown as a page. */
    private static ResponseEntity<byte[]> download(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
                .body(content);
    }

    @ForRoles(Role.DESIGNER)
    @Replaces
    @PutMapping("/{id}/text")
    @Operation(summary = "Keep what is drawn now; a review that was asked for or given ends")
    ResponseEntity<ProcessDraftAnswer> save(
            @PathVariable String id,
            @RequestBody DraftTextRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var revision = Revision.ifMatch(read);
        if (request.text() == null)
            throw Refused.invalid("studio.draft.no-text").at("text");
        return answered(desk.save(Ids.parse(id), request.text(), revision));
    }

    @ForRoles(Role.DESIGNER)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Throw a draft away; it can be restored for 30 days")
    void remove(@PathVariable String id) {
        desk.remove(Ids.parse(id));
    }

    @ForRoles(Role.DESIGNER)
    @Creates
    @PostMapping("/{id}/restore")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Bring a draft back out of the bin")
    void restore(@PathVariable String id) {
        desk.restore(Ids.parse(id));
    }

    @GetMapping("/{id}/saves")
    @Operation(summary = "What a draft was at earlier times, the newest first: one a minute of each person at most")
    Page<SavedDraft> saves(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return desk.saves(Ids.parse(id), limit, after).map(answers::saved);
    }

    @ForRoles({Role.DESIGNER, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @GetMapping("/{id}/saves/{number}")
    @Operation(summary = "The text of an earlier state")
    DraftTextAnswer savedText(@PathVariable String id, @PathVariable int number) {
        return new DraftTextAnswer(desk.savedText(Ids.parse(id), number));
    }

    private ResponseEntity<ProcessDraftAnswer> answered(ProcessDraft draft) {
        return ResponseEntity.ok().eTag(draft.revision().tag()).body(answers.draft(draft));
    }
}
