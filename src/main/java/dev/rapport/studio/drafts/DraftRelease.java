package dev.rapport.studio.drafts;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.engine.ProcessDeployment;
import dev.rapport.engine.ProcessDeployment.Course;
import dev.rapport.engine.ProcessDeployment.Deployed;
import dev.rapport.engine.ProcessDeployment.Origin;
import dev.rapport.engine.Processes;
import dev.rapport.engine.Processes.Definition;
import dev.rapport.platform.GivenReason;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import dev.rapport.studio.check.ModelCheck;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Makes approved drafts live, and earlier versions again. The engine is asked outside of transactions; who asks again
 * after a lost answer gets the same version, since the same text makes no further one.
 */
@ForRoles({Role.DESIGNER, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
public class DraftRelease {

    private final ProcessDrafts drafts;
    private final DraftRows rows;
    private final ReleaseRows releases;
    private final ModelCheck check;
    private final ProcessDeployment deployment;
    private final Processes processes;

    DraftRelease(
            ProcessDrafts drafts,
            DraftRows rows,
            ReleaseRows releases,
            ModelCheck check,
            ProcessDeployment deployment,
            Processes processes) {
        this.drafts = drafts;
        this.rows = rows;
        this.releases = releases;
        this.check = check;
        this.deployment = deployment;
        this.processes = processes;
    }

    /** The last of each process that designers deployed, by its id. */
    public Map<String, Release> newest() {
        return releases.newest().stream().collect(toUnmodifiableMap(Release::processId, one -> one));
    }

    /** Those of one process by their versions. */
    public Map<Integer, Release> of(String processId) {
        return releases.of(processId).stream().collect(toUnmodifiableMap(Release::version, one -> one));
    }

    /** Whether the live version is a designer's, which a start of the product leaves alone. */
    public Origin origin(String processId) {
        return deployment.origin(processId);
    }

    /** Makes an approved draft the live version; says which that is. A draft that is live already is so once. */
    @ForRoles(Role.DESIGNER)
    public int deploy(UUID id, String why) {
        var reason = GivenReason.read(why, "studio.bad-reason", "reason");
        var draft = drafts.get(id);
        if (draft.state() == DraftState.DEPLOYED && draft.deployedVersion() != null) return draft.deployedVersion();
        draft.require(DraftState.APPROVED, "studio.draft.not-approved");
        var text = rows.text(id);
        requireNoOtherLive(draft, text);
        DraftReview.requireNoErrors(check.check(text));
        return deployment
                .deploy(draft.processId(), text, new Course() {
                    @Override
                    public void require() {
                        requireNoOtherLive(draft, text);
                        if (!draft.revision().equals(drafts.get(id).revision()))
                            throw Refused.conflict("studio.draft.not-approved");
                    }

                    @Override
                    public Optional<String> drawnFrom() {
                        return rows.drawnFrom(id);
                    }

                    @Override
                    public void done(Deployed version) {
                        became(draft, version.version(), reason);
                    }
                })
                .version();
    }

    private void requireNoOtherLive(ProcessDraft draft, String text) {
        if (isAnotherLive(draft) && !isLive(draft.processId(), text))
            throw Refused.conflict("studio.draft.live-changed", draft.processId());
    }

    private void became(ProcessDraft draft, int version, String reason) {
        var now = drafts.lock(draft.id());
        if (now.revision().equals(draft.revision())) rows.deployed(draft.id(), version);
        releases.add(
                new Release(
                        draft.processId(),
                        version,
                        draft.author(),
                        draft.reviewer(),
                        drafts.me(),
                        drafts.now(),
                        reason,
                        null),
                draft.id());
    }

    /** What was deployed a moment ago is written down here before the engine has told of it. */
    private boolean isAnotherLive(ProcessDraft draft) {
        var base = draft.baseVersion();
        return !Objects.equals(base, drafts.liveVersion(draft.processId()))
                || releases.of(draft.processId()).stream().anyMatch(one -> base == null || one.version() > base);
    }

    /** The product may have ended between the engine's answer and writing it down. */
    private boolean isLive(String processId, String text) {
        return processes.versions(processId).stream()
                .findFirst()
                .filter(live -> text(live).equals(text))
                .isPresent();
    }

    /** Makes the text of an earlier version live again, as one person with a reason; says which version that is. */
    @ForRoles(Role.DESIGNER)
    public int goBack(String processId, int version, String why) {
        var reason = GivenReason.read(why, "studio.bad-reason", "reason");
        var versions = processes.versions(processId);
        if (versions.isEmpty()) throw Refused.notFound("studio.no-such-process", processId);
        var wanted = versions.stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(() -> Refused.notFound("studio.no-such-version", version, processId));
        var text = text(wanted);
        if (text.equals(text(versions.getFirst())) && !isUntold(versions.getFirst(), wanted))
            throw Refused.conflict("studio.is-live", version);
        return deployment
                .deploy(processId, text, new Course() {
                    @Override
                    public void done(Deployed now) {
                        releases.add(
                                new Release(
                                        processId,
                                        now.version(),
                                        author(wanted),
                                        null,
                                        drafts.me(),
                                        drafts.now(),
                                        reason,
                                        version),
                                null);
                    }
                })
                .version();
    }

    /** The product may have ended between the engine's answer and writing down who went back. */
    private boolean isUntold(Definition live, Definition wanted) {
        return live.version() != wanted.version()
                && deployment.origin(live.processId()).designed()
                && !of(live.processId()).containsKey(live.version());
    }

    /** Who answers for the text; who takes up one that came with the product answers for that. */
    private UserId author(Definition version) {
        return releases.of(version.processId()).stream()
                .filter(release -> release.version() == version.version())
                .findFirst()
                .map(Release::author)
                .orElseGet(drafts::me);
    }

    private String text(Definition version) {
        return processes
                .xml(version.key())
                .orElseThrow(() -> Refused.notFound("studio.no-such-version", version.version(), version.processId()));
    }
}
