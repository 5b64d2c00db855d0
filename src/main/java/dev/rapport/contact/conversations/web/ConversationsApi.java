package dev.rapport.contact.conversations.web;

import dev.rapport.contact.Copies;
import dev.rapport.contact.Way;
import dev.rapport.contact.conversations.ConversationFilter;
import dev.rapport.contact.conversations.ConversationState;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.platform.Bilingual;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/conversations")
class ConversationsApi {

    /**
     * @param saidBy what whoever wrote calls themselves, where that is another than the one with whom the conversation is
     * @param to where it went, masked
     * @param copiesLost who stood on it as well and did not get it, masked
     * @param about id of the case that it was said about, if it is another than the conversation itself
     */
    record SaidAnswer(
            UUID id,
            String direction,
            String channel,
            String text,
            @Nullable UUID author,
            @Nullable String saidBy,
            @Nullable String to,
            Instant at,
            String delivery,
            @Nullable String trouble,
            @Nullable String copiesLost,
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
                    message.saidBy(),
                    delivery.to(),
                    message.at(),
                    delivery.state().word(),
                    delivery.why() == null ? null : delivery.why().reason(),
                    delivery.lostCopies() == null ? null : delivery.lostCopies().to(),
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

    private static final String ANY = "any";

    private final Conversations conversations;

    ConversationsApi(Conversations conversations) {
        this.conversations = conversations;
    }

    @GetMapping
    @Operation(
            summary = "Conversations that the asker may see, of a state or 'any': what waits for us by how long, else"
                    + " the newest first")
    Page<ConversationAnswer> list(
            @RequestParam(defaultValue = "waiting-for-us") String state,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean newestFirst,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return conversations
                .list(filter(state, channel, q, newestFirst), mine, limit, after)
                .map(ConversationAnswer::of);
    }

    private static ConversationFilter filter(
            String state, @Nullable String channel, @Nullable String words, boolean newestFirst) {
        return new ConversationFilter(
                state.equals(ANY) ? null : Word.parse(ConversationState.class, state),
                channel == null ? null : Word.parse(Channel.class, channel),
                words,
                newestFirst);
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

    /**
     * @param id by which it can be left out of an answer
     * @param to masked for those who do not work on it
     */
    record CopyAnswer(UUID id, String to) {}

    @GetMapping("/{conversation}/copies")
    @Operation(
            summary =
                    "Who gets a copy of an answer: others of a thread of mails, as the customer's own mails name them")
    Page<CopyAnswer> copies(@PathVariable String conversation) {
        var way = conversations.way(conversation);
        var copies = way instanceof Way.Open open ? open.copies() : Copies.NONE;
        return new Page<>(
                copies.to().stream()
                        .map(copy -> new CopyAnswer(copy.id(), copy.shown()))
                        .toList(),
                null);
    }

    @GetMapping("/{conversation}/candidates")
    @Operation(summary = "Customers who may have written, as long as nobody knows who did")
    Page<Conversations.Candidate> candidates(@PathVariable String conversation) {
        return new Page<>(conversations.candidates(conversation), null);
    }
}
