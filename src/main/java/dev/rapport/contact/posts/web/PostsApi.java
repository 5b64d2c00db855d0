package dev.rapport.contact.posts.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.contact.posts.AnswersInPublic;
import dev.rapport.contact.posts.Mood;
import dev.rapport.contact.posts.PostDesk;
import dev.rapport.contact.posts.PostFilter;
import dev.rapport.contact.posts.PostState;
import dev.rapport.contact.posts.PublicAnswer;
import dev.rapport.contact.posts.PublicPosts;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Revision;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
@RequestMapping("/api/v1/posts")
class PostsApi {

    /** @param state new, handled or ignored */
    record PostStateRequest(@Nullable String state) {}

    /** @param mood praise, neutral, complaint or angry; absent: as the rules heard it */
    record PostMoodRequest(@Nullable String mood) {}

    /**
     * @param customer absent: nobody knows who wrote it
     * @param proof why it is thought to be that customer; needed to name one
     */
    record PostAuthorRequest(
            @Nullable String customer, @Nullable String proof) {}

    /** @param customer whose case it is; needed where nobody knows who wrote it */
    record PostComplaintRequest(@Nullable String customer) {}

    /** @param id of the case */
    record PostComplaintAnswer(UUID id) {}

    /** @param said whether the asker answered there by hand; else it goes out by the account that brought the post */
    record PublicAnswerRequest(
            @Nullable String text, @Nullable Boolean said) {}

    record PublicAnswerMade(UUID id) {}

    /**
     * An answer.
     *
     * @param state queued, sent, said or failed
     * @param settledAt when the platform took it, somebody said it or it failed
     * @param trouble why it does not go out
     */
    record PublicAnswerAnswer(
            UUID id,
            String text,
            UUID author,
            Instant writtenAt,
            String state,
            @Nullable Instant settledAt,
            @Nullable String trouble) {

        static PublicAnswerAnswer of(PublicAnswer answer) {
            var trouble = answer.trouble();
            return new PublicAnswerAnswer(
                    answer.id(),
                    answer.words(),
                    answer.author().value(),
                    answer.writtenAt(),
                    answer.state().word(),
                    answer.settledAt(),
                    trouble == null ? null : trouble.reason());
        }
    }

    private final PublicPosts posts;
    private final PostDesk desk;
    private final AnswersInPublic answers;

    PostsApi(PublicPosts posts, PostDesk desk, AnswersInPublic answers) {
        this.posts = posts;
        this.desk = desk;
        this.answers = answers;
    }

    @GetMapping
    @Operation(summary = "What is said in public and the asker may see, the newest first")
    Page<PostAnswer> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String mood,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String keyword,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after,
            Locale locale) {
        var filter = new PostFilter(
                state == null ? null : Word.parse(PostState.class, state),
                mood == null ? null : Word.parse(Mood.class, mood),
                channel == null ? null : Word.parse(Channel.class, channel),
                keyword,
                team,
                mine);
        return posts.list(filter, limit, after).map(post -> PostAnswer.of(post, locale));
    }

    @GetMapping("/{post}")
    @Operation(summary = "One of them")
    ResponseEntity<PostAnswer> get(@PathVariable String post, Locale locale) {
        var found = posts.get(Ids.parse(post));
        return ResponseEntity.ok().eTag(found.revision().tag()).body(PostAnswer.of(found, locale));
    }

    @GetMapping("/{post}/candidates")
    @Operation(summary = "Customers who may have written it, as long as nobody knows who did")
    Page<PublicPosts.PossibleAuthor> candidates(@PathVariable String post) {
        return new Page<>(posts.candidates(Ids.parse(post)), null);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{post}/take")
    @Operation(
            summary = "Look after it from now on; one that a colleague looks after only with its version as If-Match")
    PostAnswer take(
            @PathVariable String post,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            Locale locale) {
        desk.take(Ids.parse(post), version == null ? null : Revision.ifMatch(version));
        return PostAnswer.of(posts.get(Ids.parse(post)), locale);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/{post}/state")
    @Operation(summary = "Say how far you are with it")
    PostAnswer state(
            @PathVariable String post,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody PostStateRequest request,
            Locale locale) {
        var state = Word.parse(PostState.class, Objects.requireNonNullElse(request.state(), ""));
        desk.stand(Ids.parse(post), state, Revision.ifMatch(version));
        return PostAnswer.of(posts.get(Ids.parse(post)), locale);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/{post}/mood")
    @Operation(summary = "Say how it sounds, where the rules heard it otherwise; or that they heard it right")
    PostAnswer mood(
            @PathVariable String post,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody PostMoodRequest request,
            Locale locale) {
        var id = Ids.parse(post);
        var mood = request.mood();
        desk.feel(id, mood == null ? null : Word.parse(Mood.class, mood), Revision.ifMatch(version));
        return PostAnswer.of(posts.get(id), locale);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/{post}/author")
    @Operation(summary = "Say who wrote it, and why you think so; or that nobody knows")
    PostAnswer author(
            @PathVariable String post,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody PostAuthorRequest request,
            Locale locale) {
        var id = Ids.parse(post);
        var customer = request.customer();
        if (customer == null) desk.unlink(id, Revision.ifMatch(version));
        else desk.link(id, CustomerId.of(customer), request.proof(), Revision.ifMatch(version));
        return PostAnswer.of(posts.get(id), locale);
    }

    @GetMapping("/{post}/answers")
    @Operation(summary = "What we answered where it stands, the newest last")
    Page<PublicAnswerAnswer> answers(@PathVariable String post) {
        return new Page<>(
                posts.answers(Ids.parse(post)).stream()
                        .map(PublicAnswerAnswer::of)
                        .toList(),
                null);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{post}/answers")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Answer where it stands, or take down what you answered there by hand")
    PublicAnswerMade answer(@PathVariable String post, @RequestBody PublicAnswerRequest request) {
        var id = Ids.parse(post);
        var text = Objects.requireNonNullElse(request.text(), "");
        return new PublicAnswerMade(
                Boolean.TRUE.equals(request.said()) ? answers.said(id, text) : answers.answer(id, text));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{post}/answers/{answer}/send-again")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Send once more what did not go out")
    void sendAgain(@PathVariable String post, @PathVariable String answer) {
        answers.sendAgain(Ids.parse(post), Ids.parse(answer));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{post}/complaint")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Make a complaint of it that public relations answer as well; the one that came of it, if one did")
    PostComplaintAnswer complain(@PathVariable String post, @RequestBody PostComplaintRequest request) {
        var customer = request.customer();
        return new PostComplaintAnswer(desk.complain(Ids.parse(post), customer == null ? null : CustomerId.of(customer))
                .value());
    }
}
