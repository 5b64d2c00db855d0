package dev.rapport.marketing.segments.web;

import dev.rapport.access.Access;
import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerLine;
import dev.rapport.marketing.segments.Asks;
import dev.rapport.marketing.segments.ConditionPart;
import dev.rapport.marketing.segments.Segment;
import dev.rapport.marketing.segments.SegmentDraft;
import dev.rapport.marketing.segments.SegmentFilter;
import dev.rapport.marketing.segments.SegmentState;
import dev.rapport.marketing.segments.Segments;
import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Phrase;
import dev.rapport.platform.Revision;
import dev.rapport.platform.Texts;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
@RequestMapping("/api/v1/segments")
class SegmentsApi {

    /**
     * A segment.
     *
     * @param owner id of who answers for it; who asks if absent
     * @param team key of the team whose it is
     * @param condition who is in it
     */
    record SegmentRequest(
            @Nullable String name,
            @Nullable String purpose,
            @Nullable String owner,
            @Nullable String team,
            @Nullable ConditionPart condition) {}

    /**
     * @param condition absent where it asks by something that the asker is not shown
     * @param says what its condition means, in the asker's language
     * @param computing whether members are still those of an earlier condition
     * @param stuck why it cannot be computed any more, if it cannot
     */
    record SegmentAnswer(
            UUID id,
            String name,
            String purpose,
            UUID owner,
            String team,
            @Nullable ConditionPart condition,
            String says,
            String state,
            long members,
            boolean computing,
            @Nullable String stuck,
            Instant changedAt,
            @Nullable Instant frozenAt,
            @Nullable Instant removedAt,
            String version) {}

    /** @param computing whether that is still of an earlier condition */
    record SegmentCountAnswer(long members, boolean computing) {}

    /** @param contactPoints masked as in the list of customers */
    record SegmentMemberAnswer(
            UUID customer,
            String name,
            String kind,
            String tier,
            @Nullable String owner,
            List<String> contactPoints) {

        static SegmentMemberAnswer of(CustomerLine line) {
            return new SegmentMemberAnswer(
                    line.id().value(),
                    line.name(),
                    line.kind().name(),
                    line.tier(),
                    line.owner(),
                    line.contactPoints());
        }
    }

    /**
     * What may be asked of customers.
     *
     * @param called as people read it
     * @param asks what {@code is} may be
     * @param words those that may be chosen, where there are any
     * @param open whether others may be chosen as well
     */
    record FactAnswer(
            String name,
            String called,
            CustomerFact.Type type,
            List<AskAnswer> asks,
            List<WordAnswer> words,
            boolean open) {

        static FactAnswer of(CustomerFact fact, Locale locale) {
            return new FactAnswer(
                    fact.name(),
                    fact.called(locale),
                    fact.type(),
                    Asks.of(fact).stream()
                            .map(is -> new AskAnswer(
                                    is.word(), is.takesValue(), is.mayTakeWords(fact), is.mayTakeDays(fact)))
                            .toList(),
                    fact.choices(locale).entrySet().stream()
                            .map(word -> new WordAnswer(word.getKey(), word.getValue()))
                            .toList(),
                    fact.isOpen());
        }
    }

    /**
     * @param value whether it takes a {@code value}
     * @param of whether it may take words
     * @param days whether it may take {@code days}
     */
    record AskAnswer(String is, boolean value, boolean of, boolean days) {}

    /** @param called as people read it */
    record WordAnswer(String word, String called) {}

    private final Segments segments;
    private final Access access;
    private final Texts texts;

    SegmentsApi(Segments segments, Access access, Texts texts) {
        this.segments = segments;
        this.access = access;
        this.texts = texts;
    }

    @GetMapping
    @Operation(summary = "Segments that the asker may see, by name")
    Page<SegmentAnswer> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "false") boolean stuck,
            @RequestParam(defaultValue = "false") boolean removed,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        var filter = new SegmentFilter(q, state == null ? null : Word.parse(SegmentState.class, state), stuck, removed);
        return segments.list(filter, limit, after).map(this::answer);
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @GetMapping("/facts")
    @Operation(summary = "What a segment may ask of customers, with the words that may be chosen")
    List<FactAnswer> facts() {
        var locale = access.me().locale();
        return segments.facts().stream()
                .map(fact -> FactAnswer.of(fact, locale))
                .toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "A segment")
    ResponseEntity<SegmentAnswer> get(@PathVariable String id) {
        return answered(segments.get(Ids.parse(id)));
    }

    @GetMapping("/{id}/count")
    @Operation(summary = "How many customers are in a segment")
    SegmentCountAnswer count(@PathVariable String id) {
        var segment = segments.get(Ids.parse(id));
        return new SegmentCountAnswer(segment.members(), segment.computing());
    }

    @GetMapping("/{id}/members")
    @Operation(summary = "Customers in a segment, the newest first")
    Page<SegmentMemberAnswer> members(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return segments.members(Ids.parse(id), limit, after).map(SegmentMemberAnswer::of);
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @Operation(summary = "Make a segment; its members are computed in the background at once")
    ResponseEntity<SegmentAnswer> add(@RequestBody SegmentRequest request) {
        var added = segments.add(draft(request));
        return ResponseEntity.created(URI.create("/api/v1/segments/" + added.id()))
                .eTag(added.revision().tag())
                .body(answer(added));
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/{id}")
    @Operation(summary = "Say a segment otherwise")
    ResponseEntity<SegmentAnswer> change(
            @PathVariable String id,
            @RequestBody SegmentRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        return answered(segments.change(Ids.parse(id), draft(request), Revision.ifMatch(read)));
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a segment; it can be restored for 30 days")
    void remove(@PathVariable String id) {
        segments.remove(Ids.parse(id));
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{id}/restore")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Bring a removed segment back")
    void restore(@PathVariable String id) {
        segments.restore(Ids.parse(id));
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{id}/freeze")
    @Operation(summary = "Let a segment have the members of now for good")
    ResponseEntity<SegmentAnswer> freeze(@PathVariable String id) {
        return answered(segments.freeze(Ids.parse(id)));
    }

    private SegmentDraft draft(SegmentRequest request) {
        return new SegmentDraft(
                Objects.requireNonNullElse(request.name(), ""),
                Objects.requireNonNullElse(request.purpose(), ""),
                request.owner() == null ? null : new UserId(Ids.parse(request.owner())),
                Objects.requireNonNullElse(request.team(), ""),
                segments.read(request.condition()));
    }

    private ResponseEntity<SegmentAnswer> answered(Segment segment) {
        return ResponseEntity.ok().eTag(segment.revision().tag()).body(answer(segment));
    }

    private SegmentAnswer answer(Segment segment) {
        var locale = access.me().locale();
        return new SegmentAnswer(
                segment.id(),
                segment.name(),
                segment.purpose(),
                segment.owner().value(),
                segment.team(),
                segments.hidden(segment.condition()).isPresent() ? null : ConditionPart.of(segment.condition()),
                segments.said(segment.condition(), locale),
                segment.state().word(),
                segment.members(),
                segment.computing(),
                said(segment.stuck()),
                segment.changedAt(),
                segment.frozenAt(),
                segment.removedAt(),
                segment.revision().mark());
    }

    private @Nullable String said(@Nullable Phrase stuck) {
        return stuck == null ? null : texts.get(access.me().locale(), stuck.key(), stuck.arguments());
    }
}
