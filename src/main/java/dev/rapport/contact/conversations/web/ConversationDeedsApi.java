package dev.rapport.contact.conversations.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.contact.conversations.ConversationAnswers;
import dev.rapport.contact.conversations.ConversationDesk;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is done with conversations. */
@RestController
@RequestMapping("/api/v1/conversations")
class ConversationDeedsApi {

    /**
     * @param in number of the case that is answered; needed where several are open
     * @param leaveOut ids of copies that are not sent
     */
    record ReplyRequest(
            @Nullable String text,
            @Nullable String in,
            @Nullable Set<UUID> leaveOut) {}

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

    ConversationDeedsApi(Conversations conversations, ConversationDesk desk, ConversationAnswers answers) {
        this.conversations = conversations;
        this.desk = desk;
        this.answers = answers;
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{conversation}/replies")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Answer where the other side wrote; it counts when the channel took it")
    void reply(@PathVariable String conversation, @RequestBody ReplyRequest request) {
        answers.answer(conversation, said(request.text()), request.in(), leftOut(request.leaveOut()));
    }

    private static Set<UUID> leftOut(@Nullable Set<UUID> ids) {
        return ids == null ? Set.of() : ids.stream().filter(Objects::nonNull).collect(Collectors.toSet());
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
