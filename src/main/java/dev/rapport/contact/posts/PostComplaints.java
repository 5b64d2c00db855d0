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
        belongs(post, opened, by, at);
        return opened;
    }

    /**
     * It is about the case that stands for what the customer said in public before, if that is open still.
     *
     * @param by absent where the rules want it
     */
    Optional<SubjectId> belongsToOpen(Post post, CustomerId customer, @Nullable UserId by, Instant at) {
        rows.lock(customer);
        var tickets = rows.tickets(customer, LATELY);
        var found = subjects.find(tickets);
        var open = tickets.stream()
                .filter(ticket -> Optional.ofNullable(found.get(ticket))
                        .filter(Subject::isOpen)
                        .isPresent())
                .findFirst();
        open.ifPresent(ticket -> belongs(post, ticket, by, at));
        return open;
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

    private void belongs(Post post, SubjectId ticket, @Nullable UserId by, Instant at) {
        rows.became(post.id(), ticket, by, at);
        events.publishEvent(new StandsInPublic(
                Ids.next(),
                ticket,
                at,
                post.channel(),
                beginning(post),
                post.link(),
                by == null ? post.deedBecause() : null));
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
