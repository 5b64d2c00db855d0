package dev.rapport.contact.posts;

import dev.rapport.access.ContactSight;
import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.contact.ComplaintInPublic;
import dev.rapport.contact.posts.PostEvent.StandsInPublic;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes complaints of what is said in public: one case at most of each post, which both tell of each other. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PostComplaints {

    private static final int LATELY = 20;
    private static final int MOST_CASES = 200;
    private static final int LONGEST_HEADING = 120;

    /** So that the address fits below them in a ticket. */
    private static final int LONGEST_WORDS = 17_000;

    private final PostRows rows;
    private final AnswerRows answers;
    private final ObjectProvider<ComplaintInPublic> cases;
    private final Subjects subjects;
    private final ContactSight sight;
    private final ApplicationEventPublisher events;

    PostComplaints(
            PostRows rows,
            AnswerRows answers,
            ObjectProvider<ComplaintInPublic> cases,
            Subjects subjects,
            ContactSight sight,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.answers = answers;
        this.cases = cases;
        this.subjects = subjects;
        this.sight = sight;
        this.events = events;
    }

    /** @param by absent where the rules want it */
    SubjectId open(Post post, CustomerId customer, @Nullable UserId by, Instant at) {
        var opened = cases.getObject().open(customer, heading(post), words(post), post.channel());
        rows.became(post.id(), opened, by, at);
        stands(post, opened, by, at, List.of());
        answeredBefore(post, opened);
        return opened;
    }

    /**
     * It is about the case that stands for what the customer said in public before, if that is open still; whoever has that hears of
     * it, and public relations are asked again. What the rules put there waits for an answer as it did.
     *
     * @param by absent where the rules want it
     */
    Optional<SubjectId> belongsToOpen(Post post, CustomerId customer, @Nullable UserId by, Instant at) {
        rows.lock(customer);
        var theirs = subjects.of(customer, MOST_CASES, null).items().stream()
                .map(Subject::id)
                .toList();
        var tickets = rows.tickets(customer, theirs, LATELY);
        var found = subjects.find(tickets);
        var open = tickets.stream()
                .flatMap(ticket -> Optional.ofNullable(found.get(ticket)).stream())
                .filter(Subject::isOpen)
                .findFirst();
        open.ifPresent(ticket -> addsTo(post, ticket, by, at));
        return open.map(Subject::id);
    }

    private void addsTo(Post post, Subject ticket, @Nullable UserId by, Instant at) {
        if (by == null) rows.addsTo(post.id(), ticket.id(), at);
        else rows.became(post.id(), ticket.id(), by, at);
        var owner = ticket.owner();
        stands(post, ticket.id(), by, at, owner == null || owner.equals(by) ? List.of() : List.of(owner));
        answeredBefore(post, ticket.id());
        if (!answers.isAnswered(post.id())) cases.getObject().alsoSaid(ticket.id());
    }

    /** What we answered before anybody made a case of it counts there, from when on there is the case. */
    private void answeredBefore(Post post, SubjectId ticket) {
        var standing =
                answers.of(post.id()).stream().filter(PublicAnswer::stands).toList();
        if (standing.isEmpty()) return;
        var opened = subjects.find(ticket).orElseThrow().openedAt();
        for (var answer : standing) {
            var settled = Objects.requireNonNullElse(answer.settledAt(), answer.writtenAt());
            cases.getObject()
                    .answered(ticket, answer.words(), answer.author(), settled.isBefore(opened) ? opened : settled);
        }
    }

    /** It stands below the first of them that has no answer yet, as far as we know. */
    @EventListener
    void answered(ComplaintAnswered answered) {
        var posts = rows.of(answered.ticket(), LATELY).reversed();
        posts.stream()
                .filter(post -> answers.of(post.id()).isEmpty())
                .findFirst()
                .or(() -> posts.stream().findFirst())
                .filter(post -> !answers.stands(post.id(), answered.words()))
                .ifPresent(post -> answered(post, answered));
    }

    private void answered(Post post, ComplaintAnswered answered) {
        var at = answered.at();
        answers.add(new PublicAnswer(
                Ids.next(), post.id(), answered.words(), answered.by(), at, PublicAnswer.State.SAID, at, null));
        if (post.state() == PostState.NEW) rows.stand(post.id(), PostState.HANDLED, answered.by(), at);
    }

    @EventListener
    void moved(ComplaintMoved moved) {
        rows.move(moved.from(), moved.into());
    }

    private void stands(Post post, SubjectId ticket, @Nullable UserId by, Instant at, List<UserId> told) {
        events.publishEvent(new StandsInPublic(
                Ids.next(),
                ticket,
                at,
                post.channel(),
                beginning(post),
                post.link(),
                by == null ? post.deedBecause() : null,
                told));
    }

    /** As everybody may read it in stories. */
    String beginning(Post post) {
        return masked(heading(post));
    }

    String masked(String words) {
        return sight.words(words, false);
    }

    private static String heading(Post post) {
        var text = Objects.requireNonNullElse(post.heading(), post.words())
                .lines()
                .filter(line -> !CleanText.saysNothing(line))
                .findFirst()
                .orElseGet(() -> post.channel().word());
        return shortened(text, LONGEST_HEADING);
    }

    private static String shortened(String text, int longest) {
        if (text.length() <= longest) return text;
        var end = longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static String words(Post post) {
        var where = post.link() == null ? "" : "\n" + post.link();
        var words = post.words().isEmpty() ? heading(post) : post.words();
        return shortened(words, LONGEST_WORDS) + where;
    }
}
