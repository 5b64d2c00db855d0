package dev.rapport.customer.notes.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.cases.Cases;
import dev.rapport.customer.notes.About;
import dev.rapport.customer.notes.Note;
import dev.rapport.customer.notes.NoteList;
import dev.rapport.customer.notes.Notes;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Revision;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
@RequestMapping("/api/v1")
class NotesApi {

    /** @param text plain text; colleagues are called by {@code @login} */
    record NoteRequest(@Nullable String text) {}

    /** @param version to be sent as If-Match by whoever changes it */
    record NoteAnswer(
            UUID id,
            String text,
            String writtenBy,
            Instant writtenAt,
            @Nullable Instant editedAt,
            boolean pinned,
            @Nullable Instant removedAt,
            String version) {

        static NoteAnswer of(Note note) {
            return new NoteAnswer(
                    note.id(),
                    note.text(),
                    note.writtenBy(),
                    note.writtenAt(),
                    note.editedAt(),
                    note.pinned(),
                    note.removedAt(),
                    note.revision().mark());
        }
    }

    private final Notes notes;
    private final Cases cases;

    NotesApi(Notes notes, Cases cases) {
        this.notes = notes;
        this.cases = cases;
    }

    @GetMapping("/cases/{case}/notes")
    @Operation(summary = "Notes on a case, the newest first: all, pinned, not-pinned or removed")
    Page<NoteAnswer> ofCase(
            @PathVariable("case") String number,
            @RequestParam(defaultValue = "all") String list,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return notes.of(aCase(number), Word.parse(NoteList.class, list), limit, after)
                .map(NoteAnswer::of);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/cases/{case}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Note something on a case that you see; whom it calls by @login is told")
    NoteAnswer addToCase(@PathVariable("case") String number, @RequestBody NoteRequest request) {
        return NoteAnswer.of(notes.add(aCase(number), text(request)));
    }

    @GetMapping("/customers/{id}/notes")
    @Operation(summary = "Notes on a customer, the newest first: all, pinned, not-pinned or removed")
    Page<NoteAnswer> ofCustomer(
            @PathVariable String id,
            @RequestParam(defaultValue = "all") String list,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return notes.of(customer(id), Word.parse(NoteList.class, list), limit, after)
                .map(NoteAnswer::of);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/customers/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Note something on a customer; whom it calls by @login is told")
    NoteAnswer addToCustomer(@PathVariable String id, @RequestBody NoteRequest request) {
        return NoteAnswer.of(notes.add(customer(id), text(request)));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/notes/{note}")
    @Operation(summary = "Say a note of yours in other words")
    ResponseEntity<NoteAnswer> edit(
            @PathVariable String note,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String read,
            @RequestBody NoteRequest request) {
        var answer = NoteAnswer.of(notes.edit(Ids.parse(note), text(request), Revision.ifMatch(read)));
        return ResponseEntity.ok().eTag('"' + answer.version() + '"').body(answer);
    }

    @GetMapping("/notes/{note}/wordings")
    @Operation(summary = "What a note said, the newest wording first, at most 100")
    Page<Note.Wording> wordings(@PathVariable String note) {
        return new Page<>(notes.wordings(Ids.parse(note)), null);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @DeleteMapping("/notes/{note}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a note of yours, or as a manager; it can be restored")
    void remove(@PathVariable String note) {
        notes.remove(Ids.parse(note));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/notes/{note}/restore")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Bring a removed note back")
    void restore(@PathVariable String note) {
        notes.restore(Ids.parse(note));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/notes/{note}/pin")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Keep a note above the others")
    void pin(@PathVariable String note) {
        notes.pin(Ids.parse(note));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/notes/{note}/unpin")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let a note stand among the others again")
    void unpin(@PathVariable String note) {
        notes.unpin(Ids.parse(note));
    }

    private About aCase(String number) {
        return new About.OfCase(cases.find(number).id());
    }

    private static About customer(String id) {
        return new About.OfCustomer(CustomerId.of(id));
    }

    private static String text(NoteRequest request) {
        return Objects.requireNonNullElse(request.text(), "");
    }
}
