package dev.rapport.contact.conversations;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Role;
import dev.rapport.contact.AnsweredBeside;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.HeldWords;
import dev.rapport.platform.SubjectId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Answers that people wrote on a screen: they can be taken back for a moment, and only count when they were taken. */
@ForThoseConcerned
@Service
public class WrittenAnswers {

    static final String KIND = "conversation-answer";

    private final HeldWords held;
    private final ConversationAnswers answers;
    private final Drafts drafts;
    private final AnsweredBeside beside;
    private final Access access;

    WrittenAnswers(HeldWords held, ConversationAnswers answers, Drafts drafts, AnsweredBeside beside, Access access) {
        this.held = held;
        this.answers = answers;
        this.drafts = drafts;
        this.beside = beside;
        this.access = access;
    }

    /**
     * Keeps an answer that goes out in a moment; refuses what could not be sent.
     *
     * @param in number of the case that is answered; needed where several are open
     * @param seen the newest message of the other side that the person had before their eyes
     * @param leftOut who gets no copy, see {@link Conversations#way}
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public UUID hold(SubjectId conversation, String text, @Nullable String in, @Nullable UUID seen, Set<UUID> leftOut) {
        var answer = new HeldAnswer(conversation, in, leftOut);
        answers.requireAnswer(answer, text, seen);
        drafts.keep(conversation, access.me().id(), "");
        return held.hold(KIND, answer.toString(), access.me().id(), text, seen);
    }

    /** Who else answered or is answering there since the asker began to write, see {@link AnsweredBeside#names}. */
    public List<String> beside(SubjectId conversation, @Nullable UUID since) {
        return beside.names(conversation, since);
    }

    /** Takes one's own answer back and gives its text; refused once it went out. */
    @ForOneself
    public String takeBack(UUID id) {
        return held.takeBack(id, access.me().id());
    }

    /** What the asker was writing there; empty when nothing. */
    @ForOneself
    public String draft(SubjectId conversation) {
        return drafts.of(conversation, access.me().id()).orElse("");
    }

    /** What the asker wrote there that did not go out; empty when nothing. */
    @ForOneself
    public String givenBack(SubjectId conversation) {
        return drafts.givenBack(conversation, access.me().id()).orElse("");
    }

    /** Puts what was given back to the asker before what they are writing, keeps both as that and gives it. */
    @ForOneself
    public String takeUp(SubjectId conversation, String now) {
        return drafts.takeUp(conversation, access.me().id(), now);
    }

    /** Keeps what the asker is writing there; for those who may answer it. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public void keepDraft(SubjectId conversation, String words) {
        answers.requireMine(conversation);
        drafts.keep(conversation, access.me().id(), words);
    }
}
