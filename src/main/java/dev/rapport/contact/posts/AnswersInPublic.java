package dev.rapport.contact.posts;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.CaseSight;
import dev.rapport.contact.Carrier;
import dev.rapport.contact.Letter;
import dev.rapport.contact.Sending;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.canned.CannedWords;
import dev.rapport.contact.posts.PublicAnswer.State;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers where it stands: by the account that brought it, if that can; else by hand, and then it counts when somebody says so.
 */
@ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
@Service
@Transactional
public class AnswersInPublic {

    public static final int LONGEST = 2_000;
    private static final Role[] WORKERS = {Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN};

    private final PostRows posts;
    private final AnswerRows rows;
    private final AnswersSettled settled;
    private final List<Carrier> carriers;
    private final ChannelAccounts accounts;
    private final Sending sending;
    private final CaseSight sight;
    private final Access access;
    private final Clock clock;

    AnswersInPublic(
            PostRows posts,
            AnswerRows rows,
            AnswersSettled settled,
            List<Carrier> carriers,
            ChannelAccounts accounts,
            Sending sending,
            CaseSight sight,
            Access access,
            Clock clock) {
        this.posts = posts;
        this.rows = rows;
        this.settled = settled;
        this.carriers = carriers;
        this.accounts = accounts;
        this.sending = sending;
        this.sight = sight;
        this.access = access;
        this.clock = clock;
    }

    /** Whether the asker may answer it: who looks after it, and whose task it is to answer the case that came of it. */
    @ForEverybody("tells only what the asker may")
    public boolean mayAnswer(Post post) {
        return access.hasRole(WORKERS) && (looksAfter(post) || isAsked(post));
    }

    private boolean looksAfter(Post post) {
        return access.hasSight(post.owner(), post.team());
    }

    private boolean isAsked(Post post) {
        var ticket = post.ticket();
        return ticket != null && sight.isAsked(ticket);
    }

    /** Whether an answer goes out by itself. */
    public boolean goesOut(UUID post) {
        return carrier(mine(post)).isPresent();
    }

    /** It goes out by the account that brought the post; refused where that cannot answer. */
    public UUID answer(UUID id, String words) {
        var post = mine(id);
        carrier(post)
                .flatMap(carrier -> carrier.unfitInPublic(CleanText.body(words)))
                .ifPresent(unfit -> {
                    throw Refused.invalid(unfit).at("text");
                });
        var answer = new PublicAnswer(Ids.next(), id, fresh(post, words), me(), now(), State.QUEUED, null, null);
        add(post, answer);
        goesOut(post, answer);
        return answer.id();
    }

    /** Takes down what the asker answered there by hand. */
    public UUID said(UUID id, String words) {
        var post = mine(id);
        var now = now();
        var answer = new PublicAnswer(Ids.next(), id, fresh(post, words), me(), now, State.SAID, now, null);
        add(post, answer);
        settled.answered(post, answer, now);
        return answer.id();
    }

    /** Tries once more what did not go out, unless the same words stand there by now. */
    public void sendAgain(UUID id, UUID answer) {
        var post = mine(id);
        var failed = rows.find(answer)
                .filter(one -> one.post().equals(id))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", answer));
        if (rows.stands(id, failed.words())) throw Refused.conflict("post.same-answer");
        if (rows.goesAgain(answer)) goesOut(post, failed);
    }

    /** Who answers looks after it from then on, if nobody does; not who was asked for the answer alone. */
    private void add(Post post, PublicAnswer answer) {
        rows.add(answer);
        if (post.owner() == null && looksAfter(post))
            posts.hold(post.id(), answer.author(), answer.author(), answer.writtenAt());
    }

    private void goesOut(Post post, PublicAnswer answer) {
        var carrier = carrier(post).orElseThrow(() -> Refused.conflict("post.no-way"));
        sending.queue(new Letter(
                answer.id(),
                Letter.IN_PUBLIC,
                answer.id(),
                post.id(),
                carrier.name(),
                post.account(),
                post.channel(),
                Objects.requireNonNullElse(post.handle(), ""),
                "",
                answer.words(),
                List.of(post.there()),
                false,
                now()));
    }

    private Optional<Carrier> carrier(Post post) {
        return accounts.byId(post.account())
                .filter(account -> account.isOn())
                .flatMap(account -> carriers.stream()
                        .filter(carrier -> carrier.isReady() && carrier.answersInPublic(account))
                        .findFirst());
    }

    private Post mine(UUID id) {
        var post = posts.locked(id);
        if (!isAsked(post)) access.requireSight(post.owner(), post.team());
        return post;
    }

    /** Whoever does the same twice has not answered twice. What did not go out may be said by hand. */
    private String fresh(Post post, String written) {
        var words = checked(written);
        if (rows.stands(post.id(), words))
            throw Refused.conflict("post.same-answer").at("text");
        return words;
    }

    private static String checked(String written) {
        var words = CleanText.body(written);
        if (words.isEmpty() || words.length() > LONGEST)
            throw Refused.invalid("post.bad-answer", LONGEST).at("text");
        CannedWords.requireFilled(words);
        return words;
    }

    private UserId me() {
        return access.current().map(Person::id).orElseThrow();
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
