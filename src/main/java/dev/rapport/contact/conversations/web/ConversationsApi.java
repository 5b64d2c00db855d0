package dev.rapport.contact.conversations.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.contact.conversations.Conversation;
import dev.rapport.contact.conversations.ConversationAnswers;
import dev.rapport.contact.conversations.ConversationDesk;
import dev.rapport.contact.conversations.ConversationState;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.platform.Bilingual;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
@RequestMapping("/api/v1/conversations")
class ConversationsApi {

    /**
     * @param from where the other side is answered, masked for those who do not work on it
     * @param customer absent as long as nobody knows who it is
     * @param certainty known, maybe or unknown
     */
    record ConversationAnswer(
            UUID id,
            String number,
            String channel,
            String from,
            @Nullable String called,
            String heading,
            @Nullable UUID customer,
            String certainty,
            @Nullable String proof,
            @Nullable UUID owner,
            String team,
            String state,
            @Nullable Instant snoozedUntil,
            @Nullable Instant waitingSince,
            Instant lastAt,
            String version) {

        static ConversationAnswer of(Conversation conversation) {
            var customer = conversation.customer();
            var owner = conversation.owner();
            return new ConversationAnswer(
                    conversation.id().value(),
                    conversation.number(),
                    conversation.channel().word(),
                    conversation.handle(),
                    conversation.called(),
                    conversation.heading(),
                    customer == null ? null : customer.value(),
                    customer != null ? "known" : conversation.isMaybe() ? "maybe" : "unknown",
                    conversation.proof(),
                    owner == null ? null : owner.value(),
                    conversation.team(),
                    conversation.state().word(),
                    conversation.snoozedUntil(),
                    conversation.waitingSince(),
                    conversation.lastAt(),
                    conversation.revision().mark());
        }
    }

    /** @param about id of the case that it was said about, if it is another than the conversation itself */
    record SaidAnswer(
            UUID id,
            String direction,
            String channel,
            String text,
            @Nullable UUID author,
            Instant at,
            String delivery,
            @Nullable String trouble,
            @Nullable UUID about,
            List<Conversations.Part> files) {

        static SaidAnswer of(Conversations.Said said) {
            var message = said.message();
            var delivery = message.delivery();
            return new SaidAnswer(
                    message.id(),
                    message.direction().word(),
                    message.channel().word(),
                    message.text(),
                    message.author() == null ? null : message.author().value(),
                    message.at(),
                    delivery.state().word(),
                    delivery.why() == null ? null : delivery.why().reason(),
                    said.about() == null ? null : said.about().value(),
                    said.parts());
        }
    }

    /** @param because why it is about it, in the language that is asked for */
    record AboutAnswer(
            UUID id,
            String kind,
            String number,
            @Nullable String title,
            boolean open,
            @Nullable String because) {

        static AboutAnswer of(Conversations.About about, Locale locale) {
            return new AboutAnswer(
                    about.id().value(),
                    about.kind(),
                    about.number(),
                    about.title(),
                    about.open(),
                    about.because() == null ? null : new Bilingual(about.because()).in(locale));
        }
    }

    /** @param in number of the case that is answered; needed where several are open */
    record ReplyRequest(@Nullable String text, @Nullable String in) {}

    record ConversationNote(@Nullable String text) {}

    /** @param owner id of a colleague of the team; absent: it waits in the team's queue */
    record HolderRequest(@Nullable String owner, @Nullable String team) {}

    /** @param until when it waits for us again, such as 2026-12-01T09:00:00Z */
    record SnoozeRequest(@Nullable Instant until) {}

    /** @param customer absent: nobody knows who wrote */
    record SenderRequest(
            @Nullable String customer, @Nullable String proof) {}

    /**
     * @param kind see the list of kinds
     * @param heading what it is about; as the conversation if absent
     * @param words as the newest words of the other side if absent
     */
    record CaseRequest(
            @Nullable String kind,
            @Nullable String heading,
            @Nullable String words) {}

    /** @param number of a case that is open */
    record AttachRequest(@Nullable String number) {}

    record OpenedAnswer(UUID id) {

        static OpenedAnswer of(SubjectId opened) {
            return new OpenedAnswer(opened.value());
        }
    }

    private final Conversations conversations;
    private final ConversationDesk desk;
    private final ConversationAnswers answers;

    ConversationsApi(Conversations conversations, ConversationDesk desk, ConversationAnswers answers) {
        this.conversations = conversations;
        this.desk = desk;
        this.answers = answers;
    }

    @GetMapping
    @Operation(summary = "Conversations that the asker may see: what waits for us by how long, else the newest first")
    Page<ConversationAnswer> list(
            @RequestParam(defaultValue = "waiting-for-us") String state,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return conversations
                .list(Word.parse(ConversationState.class, state), mine, limit, after)
                .map(ConversationAnswer::of);
    }

    @GetMapping("/{conversation}")
    @Operation(summary = "One conversation")
    ResponseEntity<ConversationAnswer> get(@PathVariable String conversation) {
        var found = conversations.get(conversation);
        return ResponseEntity.ok().eTag(found.revision().tag()).body(ConversationAnswer.of(found));
    }

    @GetMapping("/{conversation}/messages")
    @Operation(summary = "What was said, the newest last")
    Page<SaidAnswer> said(
            @PathVariable String conversation,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String before) {
        var from = before == null ? null : Ids.parse(before);
        return new Page<>(
                conversations.said(conversation, limit, from).stream()
                        .map(SaidAnswer::of)
                        .toList(),
                null);
    }

    @GetMapping("/{conversation}/files/{file}")
    @Operation(summary = "A file that came along, to be saved and never to be shown as a page")
    void content(@PathVariable String conversation, @PathVariable String file, HttpServletResponse response)
            throws IOException {
        var part = conversations.part(conversation, Ids.parse(file));
        var content = conversations.content(conversation, part.id());
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setContentLengthLong(content.length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(part.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.getOutputStream().write(content);
    }

    @GetMapping("/{conversation}/cases")
    @Operation(summary = "Cases that it is about, the newest first")
    Page<AboutAnswer> cases(@PathVariable String conversation, Locale locale) {
        return new Page<>(
                conversations.cases(conversation).stream()
                        .map(about -> AboutAnswer.of(about, locale))
                        .toList(),
                null);
    }

    @GetMapping("/{conversation}/candidates")
    @Operation(summary = "Customers who may have written, as long as nobody knows who did")
    Page<Conversations.Candidate> candidates(@PathVariable String conversation) {
        return new Page<>(conversations.candidates(conversation), null);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{conversation}/replies")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Answer where the other side wrote; it counts when the channel took it")
    void reply(@PathVariable String conversation, @RequestBody ReplyRequest request) {
        answers.answer(conversation, said(request.text()), request.in());
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{conversation}/messages/{message}/send-again")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Send once more what did not go out")
    void sendAgain(@PathVariable String conversation, @PathVariable String message) {
        answers.sendAgain(conversation, Ids.parse(message));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{conversation}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Write a note that the other side never sees")
    void note(@PathVariable String conversation, @RequestBody ConversationNote request) {
        desk.note(conversation, said(request.text()));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{conversation}/take")
    @Operation(summary = "Hold it from now on")
    ConversationAnswer take(@PathVariable String conversation) {
        desk.take(conversation);
        return ConversationAnswer.of(conversations.get(conversation));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{conversation}/give-to")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give it to a colleague, or put it into a team's queue")
    void giveTo(@PathVariable String conversation, @RequestBody HolderRequest request) {
        var owner = request.owner();
        desk.giveTo(conversation, owner == null ? null : UserId.of(owner), said(request.team()));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/{conversation}/done")
    @Operation(summary = "Nothing more is to be done, until the other side writes")
    ConversationAnswer done(
            @PathVariable String conversation,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version) {
        desk.done(conversation, Revision.ifMatch(version));
        return ConversationAnswer.of(conversations.get(conversation));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/{conversation}/snoozed")
    @Operation(summary = "Put it aside until a time, or until the other side writes")
    ConversationAnswer snooze(
            @PathVariable String conversation,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody SnoozeRequest request) {
        if (request.until() == null)
            throw Refused.invalid("conversation.bad-time").at("until");
        desk.snooze(conversation, request.until(), Revision.ifMatch(version));
        return ConversationAnswer.of(conversations.get(conversation));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/{conversation}/open")
    @Operation(summary = "Let it wait for us again")
    ConversationAnswer openAgain(
            @PathVariable String conversation,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version) {
        desk.openAgain(conversation, Revision.ifMatch(version));
        return ConversationAnswer.of(conversations.get(conversation));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/{conversation}/sender")
    @Operation(summary = "Say who wrote, and why you think so; or that nobody knows")
    ConversationAnswer sender(
            @PathVariable String conversation,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody SenderRequest request) {
        var customer = request.customer();
        if (customer == null) desk.unlink(conversation, Revision.ifMatch(version));
        else desk.link(conversation, CustomerId.of(customer), request.proof(), Revision.ifMatch(version));
        return ConversationAnswer.of(conversations.get(conversation));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{conversation}/cases")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Open a case from it, such as a ticket")
    OpenedAnswer open(@PathVariable String conversation, @RequestBody CaseRequest request) {
        return OpenedAnswer.of(desk.open(conversation, said(request.kind()), request.heading(), request.words()));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{conversation}/attach")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say that it is about a case that is open already")
    void attach(@PathVariable String conversation, @RequestBody AttachRequest request) {
        desk.attach(conversation, said(request.number()));
    }

    private static String said(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
