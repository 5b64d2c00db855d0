package dev.rapport.contact.conversations;

import dev.rapport.platform.Held;
import dev.rapport.platform.HeldKind;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What becomes of held answers: they go out, or are given back to who wrote them. */
@Component
class AnswersHeld implements HeldKind {

    private static final Logger log = LoggerFactory.getLogger(AnswersHeld.class);

    private final ConversationAnswers answers;
    private final ConversationRows rows;
    private final Drafts drafts;

    AnswersHeld(ConversationAnswers answers, ConversationRows rows, Drafts drafts) {
        this.answers = answers;
        this.rows = rows;
        this.drafts = drafts;
    }

    @Override
    public String kind() {
        return WrittenAnswers.KIND;
    }

    @Override
    public boolean isAnswer() {
        return true;
    }

    @Override
    public String number(Held held) {
        return rows.find(conversation(held)).map(Conversation::number).orElseThrow();
    }

    @Override
    public Runnable send(Held held) {
        answers.sendHeld(HeldAnswer.of(held), held.content(), held.author(), held.seen());
        return () -> {};
    }

    @Override
    public String keepForAuthor(Held held) {
        drafts.giveBack(conversation(held), held.author(), held.content());
        return ConversationKind.CONVERSATION.route() + "/" + number(held);
    }

    /** Whoever wrote it is told, and finds it where they wrote it. */
    @Override
    public void keep(Held held, Refused because) {
        log.info("An answer could not go out any more and is given back: {}", because.key());
        drafts.giveBack(conversation(held), held.author(), held.content());
        answers.tellUnsent(conversation(held), held.author(), held.content(), because);
    }

    private static SubjectId conversation(Held held) {
        return HeldAnswer.of(held).conversation();
    }
}
