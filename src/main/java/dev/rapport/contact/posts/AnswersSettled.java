package dev.rapport.contact.posts;

import dev.rapport.contact.ComplaintInPublic;
import dev.rapport.contact.Letter;
import dev.rapport.contact.LetterKind;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.posts.PostEvent.PublicAnswerFailed;
import dev.rapport.contact.posts.PublicAnswer.State;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What becomes of answers in public. They count, at the post and at the case that came of it, when the platform took them. */
@Component
class AnswersSettled implements LetterKind {

    private final PostRows posts;
    private final AnswerRows rows;
    private final ObjectProvider<ComplaintInPublic> cases;
    private final ApplicationEventPublisher events;

    AnswersSettled(
            PostRows posts,
            AnswerRows rows,
            ObjectProvider<ComplaintInPublic> cases,
            ApplicationEventPublisher events) {
        this.posts = posts;
        this.rows = rows;
        this.cases = cases;
        this.events = events;
    }

    @Override
    public String kind() {
        return Letter.IN_PUBLIC;
    }

    /** Everybody reads it from now on. */
    void answered(Post post, PublicAnswer answer, Instant at) {
        if (post.state() == PostState.NEW) posts.stand(post.id(), PostState.HANDLED, answer.author(), at);
        var ticket = post.ticket();
        if (ticket != null) cases.getObject().answered(ticket, answer.words(), answer.author(), at);
    }

    @Override
    public void accepted(Letter letter, Instant at, String there) {
        rows.find(letter.about()).ifPresent(answer -> {
            rows.sent(answer.id(), at, there);
            posts.find(answer.post()).ifPresent(post -> answered(post, answer, at));
        });
    }

    @Override
    public void postponed(Letter letter, Instant until, Trouble why) {
        rows.trouble(letter.about(), State.QUEUED, null, why);
    }

    @Override
    public void failed(Letter letter, Instant at, Trouble why) {
        rows.find(letter.about()).ifPresent(answer -> {
            rows.trouble(answer.id(), State.FAILED, at, why);
            events.publishEvent(new PublicAnswerFailed(
                    Ids.next(), new SubjectId(answer.post()), at, why.reason(), List.of(answer.author())));
        });
    }
}
