package dev.rapport.studio.drafts;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.engine.Processes;
import dev.rapport.engine.ShippedModels;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drawing: drafts are begun, saved and thrown away by designers. Nothing that somebody saved is lost: what two people draw
 * at the same time is told to the second, and each earlier state can be taken again.
 */
@ForRoles({Role.DESIGNER, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
@Transactional(readOnly = true)
public class DraftDesk {

    /** For how long one that was thrown away can be brought back. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final int LONGEST_PAGE = 100;
    private static final int MOST_OPEN = 200;

    private final ProcessDrafts drafts;
    private final DraftRows rows;
    private final SavedStates saves;
    private final Processes processes;
    private final ShippedModels shipped;
    private final Access access;

    DraftDesk(
            ProcessDrafts drafts,
            DraftRows rows,
            SavedStates saves,
            Processes processes,
            ShippedModels shipped,
            Access access) {
        this.drafts = drafts;
        this.rows = rows;
        this.saves = saves;
        this.processes = processes;
        this.shipped = shipped;
        this.access = access;
    }

    /** Whether the asker may draw, review and deploy. */
    @ForEverybody("tells only what the asker may")
    public boolean mayDraw() {
        return access.hasRole(Role.DESIGNER);
    }

    /** The last changed first. */
    public Page<ProcessDraft> list(@Nullable String processId, boolean removed, int limit, @Nullable String after) {
        return rows.list(processId, removed, Math.clamp(limit, 1, LONGEST_PAGE), after);
    }

    /** Those that somebody still works on. */
    public List<ProcessDraft> open() {
        return rows.open(MOST_OPEN);
    }

    public ProcessDraft get(UUID id) {
        return drafts.get(id);
    }

    public String text(UUID id) {
        drafts.get(id);
        return rows.text(id);
    }

    /** The bytes of the file that the draft began with; refused where it did not begin with one. */
    public byte[] original(UUID id) {
        return rows.original(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    /** A draft of the live version. */
    @ForRoles(Role.DESIGNER)
    @Transactional
    public ProcessDraft drawLive(String processId) {
        var live = processes.versions(processId).stream()
                .findFirst()
                .orElseThrow(() -> Refused.notFound("studio.no-such-process", processId));
        var text = processes.xml(live.key()).orElseThrow(() -> Refused.notFound("studio.no-such-process", processId));
        return add(DraftText.of(text, processId));
    }

    /** A draft of what the product brings of the process. */
    @ForRoles(Role.DESIGNER)
    @Transactional
    public ProcessDraft drawShipped(String processId) {
        var text = shipped.text(processId).orElseThrow(() -> Refused.notFound("studio.not-shipped", processId));
        var draft = add(DraftText.of(text, processId));
        rows.keepDrawnFrom(draft.id(), shipped.checksum(processId).orElseThrow());
        return draft;
    }

    /** A new process, which has a beginning and an end. */
    @ForRoles(Role.DESIGNER)
    @Transactional
    public ProcessDraft begin(String processId, String name) {
        var model = NewModel.of(processId, name);
        if (drafts.liveVersion(model.processId()) != null)
            throw Refused.conflict("studio.draft.process-exists", model.processId())
                    .at("process");
        return add(model);
    }

    /**
     * A draft of a text from elsewhere.
     *
     * @param agreed whether it may be a draft of a process that is there already
     */
    @ForRoles(Role.DESIGNER)
    @Transactional
    public ProcessDraft bringIn(String text, boolean agreed) {
        return brought(text, agreed);
    }

    /** The same of a file, whose bytes are kept as they came. */
    @ForRoles(Role.DESIGNER)
    @Transactional
    public ProcessDraft bringIn(String fileName, byte[] bytes, boolean agreed) {
        var draft = brought(BroughtFile.text(bytes), agreed);
        rows.keepOriginal(draft.id(), BroughtFile.name(fileName), bytes);
        return drafts.get(draft.id());
    }

    private ProcessDraft brought(String text, boolean agreed) {
        var read = DraftText.of(text);
        if (!agreed && drafts.liveVersion(read.processId()) != null)
            throw Refused.conflict("studio.draft.exists-already", read.processId());
        return add(read);
    }

    private ProcessDraft add(DraftText text) {
        var id = Ids.next();
        var now = drafts.now();
        rows.forget(now.minus(KEPT));
        rows.add(id, text, drafts.liveVersion(text.processId()), drafts.me(), now);
        saves.add(id, text, drafts.me(), now);
        return drafts.get(id);
    }

    /**
     * Keeps what was drawn. A text that nobody has reviewed yet: a review that was asked for or given ends.
     *
     * @param read what the asker draws on; refused when somebody else drew meanwhile
     */
    @ForRoles(Role.DESIGNER)
    @Transactional
    public ProcessDraft save(UUID id, String text, Revision read) {
        return saved(drafts.lock(id, read), text, false);
    }

    /** The same in place of what another has drawn meanwhile, which stays among the saved ones. */
    @ForRoles(Role.DESIGNER)
    @Transactional
    public ProcessDraft takeOver(UUID id, String text, Revision read) {
        return saved(drafts.lock(id, read), text, true);
    }

    /** Takes an earlier state again; what was there last stays among the saved ones. */
    @ForRoles(Role.DESIGNER)
    @Transactional
    public ProcessDraft takeAgain(UUID id, int number, Revision read) {
        return saved(drafts.lock(id, read), saves.text(id, number), true);
    }

    /** @param other whether it does not go on from what was there last */
    private ProcessDraft saved(ProcessDraft draft, String text, boolean other) {
        draft.requireOpen();
        var read = DraftText.of(text);
        requireSameProcess(draft, read);
        if (rows.save(draft.id(), read, drafts.me(), drafts.now())) {
            if (other) saves.addAnother(draft.id(), read, drafts.me(), drafts.now());
            else saves.add(draft.id(), read, drafts.me(), drafts.now());
        }
        return drafts.get(draft.id());
    }

    /** A process that nobody runs yet may still be called otherwise. */
    private void requireSameProcess(ProcessDraft draft, DraftText read) {
        if (read.processId().equals(draft.processId())) return;
        if (drafts.liveVersion(draft.processId()) != null || drafts.liveVersion(read.processId()) != null)
            throw Refused.invalid("studio.draft.other-process", read.processId(), draft.processId());
    }

    /** A draft of one's own with what one drew, where another has drawn on the first meanwhile. */
    @ForRoles(Role.DESIGNER)
    @Transactional
    public ProcessDraft keepCopy(UUID of, String text) {
        var copy = add(DraftText.of(text, drafts.get(of).processId()));
        rows.keepCopied(copy.id(), of);
        return copy;
    }

    /** What it was at earlier times, the newest first. */
    public Page<SavedState> saves(UUID id, int limit, @Nullable String after) {
        drafts.get(id);
        return saves.list(id, Math.clamp(limit, 1, LONGEST_PAGE), after);
    }

    public String savedText(UUID id, int number) {
        return saves.text(id, number);
    }

    /** Into the bin, for 30 days. Removing twice is removing once. */
    @ForRoles(Role.DESIGNER)
    @Transactional
    public void remove(UUID id) {
        var draft = drafts.lock(id);
        if (draft.isRemoved()) return;
        draft.requireOpen();
        rows.remove(id, drafts.now());
    }

    /** Out of the bin. */
    @ForRoles(Role.DESIGNER)
    @Transactional
    public void restore(UUID id) {
        if (drafts.lock(id).isRemoved()) rows.remove(id, null);
    }
}
