package dev.rapport.studio.drafts;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.engine.Processes;
import dev.rapport.engine.model.BpmnElement;
import dev.rapport.engine.model.BpmnTree;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.studio.check.ModelCheck;
import dev.rapport.studio.check.Problem;
import dev.rapport.studio.compare.Change;
import dev.rapport.studio.compare.Comparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way from a drawing to an approved text: checked, compared with what is live, remarked upon, and approved by a
 * designer who has drawn nothing of it.
 */
@ForRoles({Role.DESIGNER, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
@Transactional(readOnly = true)
public class DraftReview {

    private static final int LONGEST_WORDS = 2_000;
    private static final int MOST_REMARKS = 500;

    private final ProcessDrafts drafts;
    private final DraftRows rows;
    private final SavedStates saves;
    private final RemarkRows remarks;
    private final ModelCheck check;
    private final Processes processes;

    DraftReview(
            ProcessDrafts drafts,
            DraftRows rows,
            SavedStates saves,
            RemarkRows remarks,
            ModelCheck check,
            Processes processes) {
        this.drafts = drafts;
        this.rows = rows;
        this.saves = saves;
        this.remarks = remarks;
        this.check = check;
        this.processes = processes;
    }

    /** What is wrong with it, errors first. */
    public List<Problem> problems(UUID id) {
        drafts.get(id);
        return check.check(rows.text(id));
    }

    /** What it says otherwise than the live version; all of it where there is none. */
    public List<Change> changes(UUID id) {
        return againstLive(drafts.get(id));
    }

    /** Asks other designers to look at it. From now on it is compared with what is live now. */
    @ForRoles(Role.DESIGNER)
    @Transactional
    public ProcessDraft ask(UUID id, Revision read) {
        var draft = drafts.lock(id, read);
        draft.require(DraftState.DRAWING, "studio.draft.not-drawing");
        requireNoErrors(check.check(rows.text(id)));
        if (againstLive(draft).isEmpty()) throw Refused.conflict("studio.draft.nothing-changed");
        rows.askReview(id, drafts.liveVersion(draft.processId()), drafts.me(), drafts.now());
        return drafts.get(id);
    }

    private List<Change> againstLive(ProcessDraft draft) {
        return Comparison.between(
                processes.versions(draft.processId()).stream()
                        .findFirst()
                        .flatMap(version -> processes.xml(version.key()))
                        .orElse(Comparison.NOTHING),
                rows.text(draft.id()));
    }

    /** Whether the asker may approve it: a designer who has drawn nothing of it. */
    @ForRoles({Role.DESIGNER, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public boolean mayApprove(ProcessDraft draft) {
        return draft.state() == DraftState.IN_REVIEW && !hasDrawn(draft);
    }

    /** This text, as the asker read it, may be deployed. */
    @ForRoles(Role.DESIGNER)
    @Transactional
    public ProcessDraft approve(UUID id, Revision read) {
        var draft = drafts.lock(id, read);
        draft.require(DraftState.IN_REVIEW, "studio.draft.not-in-review");
        if (hasDrawn(draft)) throw Refused.notAllowed("studio.draft.own-review");
        requireNoErrors(check.check(rows.text(id)));
        rows.approve(id, drafts.me(), drafts.now());
        return drafts.get(id);
    }

    /** It is drawn again: the reviewer wants something changed, or the author does. */
    @ForRoles(Role.DESIGNER)
    @Transactional
    public ProcessDraft giveBack(UUID id, String why) {
        var draft = drafts.lock(id);
        draft.requireOpen();
        if (draft.state() == DraftState.DRAWING) throw Refused.conflict("studio.draft.not-in-review");
        remarks.add(id, new Remark(Ids.next(), null, null, drafts.me(), drafts.now(), words(why)));
        rows.drawAgain(id);
        return drafts.get(id);
    }

    /** What a remark may be about, as it is called, by its id. */
    public Map<String, String> elements(UUID id) {
        drafts.get(id);
        var elements = new LinkedHashMap<String, String>();
        BpmnTree.parse(rows.text(id)).elements().stream()
                .filter(BpmnElement::standsAlone)
                .forEach(element -> elements.putIfAbsent(element.id(), element.called()));
        return elements;
    }

    /** The oldest first. */
    public List<Remark> remarks(UUID id) {
        drafts.get(id);
        return remarks.of(id, MOST_REMARKS);
    }

    /**
     * Says something of the draft.
     *
     * @param elementId of an element in it; absent for the whole, or for an answer
     * @param answers the remark that is answered, which says what both are about
     */
    @ForRoles(Role.DESIGNER)
    @Transactional
    public Remark remark(UUID id, @Nullable String elementId, @Nullable UUID answers, String said) {
        drafts.lock(id).requireOpen();
        if (remarks.count(id) >= MOST_REMARKS) throw Refused.conflict("studio.draft.too-many-remarks", MOST_REMARKS);
        var about = answers == null ? elementId : answered(id, answers).elementId();
        if (about != null
                && answers == null
                && BpmnTree.parse(rows.text(id)).byId(about).isEmpty())
            throw Refused.invalid("studio.draft.no-such-element", about).at("element");
        var remark = new Remark(Ids.next(), about, answers, drafts.me(), drafts.now(), words(said));
        remarks.add(id, remark);
        return remark;
    }

    private Remark answered(UUID draft, UUID remark) {
        return remarks.of(draft, MOST_REMARKS).stream()
                .filter(one -> one.id().equals(remark))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", remark));
    }

    private boolean hasDrawn(ProcessDraft draft) {
        return drafts.isMe(draft.author()) || saves.isBy(draft.id(), drafts.me());
    }

    static void requireNoErrors(List<Problem> problems) {
        var errors = problems.stream().filter(Problem::isError).count();
        if (errors > 0) throw Refused.conflict("studio.draft.has-errors", errors);
    }

    private static String words(String said) {
        var words = CleanText.body(said);
        if (words.isEmpty() || words.length() > LONGEST_WORDS)
            throw Refused.invalid("studio.draft.bad-words", LONGEST_WORDS).at("text");
        return words;
    }
}
