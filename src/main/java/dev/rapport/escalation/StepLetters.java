package dev.rapport.escalation;

import dev.rapport.contact.Letter;
import dev.rapport.contact.LetterKind;
import dev.rapport.contact.Trouble;
import dev.rapport.sla.LadderEntry;
import dev.rapport.sla.LadderLog;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What becomes of the e-mails about steps: the ledger says so when one was not taken. */
@Component
class StepLetters implements LetterKind {

    static final String KIND = "escalation-step";

    private final LadderLog log;
    private final JdbcClient jdbc;

    StepLetters(LadderLog log, JdbcClient jdbc) {
        this.log = log;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void accepted(Letter letter, Instant at, String there) {}

    @Override
    public void failed(Letter letter, Instant at, Trouble why) {
        if (isOfCall(letter)) return; // whoever was told has the notice and the task
        log.add(
                letter.about(),
                new LadderEntry.Outcome(at, LadderEntry.Kind.MISSING, List.of(), List.of(), "mail-not-taken"));
    }

    /** Whether a person called for what it tells, of which the ledger of ladders knows nothing. */
    private boolean isOfCall(Letter letter) {
        return jdbc.sql("select asked_by is not null from escalation_step where id = :step")
                .param("step", letter.about())
                .query(Boolean.class)
                .single();
    }
}
