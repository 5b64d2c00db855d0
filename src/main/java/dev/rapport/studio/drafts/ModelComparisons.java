package dev.rapport.studio.drafts;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.engine.Processes;
import dev.rapport.engine.Processes.Definition;
import dev.rapport.engine.ShippedModels;
import dev.rapport.engine.model.ProcessModel;
import dev.rapport.platform.Refused;
import dev.rapport.studio.compare.Change;
import dev.rapport.studio.compare.Comparison;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Two texts of a process side by side: of two versions, of a draft and what is live, of what is live and what the product brings. */
@ForRoles({Role.DESIGNER, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
@Transactional(readOnly = true)
public class ModelComparisons {

    private final ProcessDrafts drafts;
    private final DraftRows rows;
    private final ReleaseRows releases;
    private final Processes processes;
    private final ShippedModels shipped;
    private final Access access;

    ModelComparisons(
            ProcessDrafts drafts,
            DraftRows rows,
            ReleaseRows releases,
            Processes processes,
            ShippedModels shipped,
            Access access) {
        this.drafts = drafts;
        this.rows = rows;
        this.releases = releases;
        this.processes = processes;
        this.shipped = shipped;
        this.access = access;
    }

    /**
     * One of the two.
     *
     * @param name what the process is called in the reader's language
     * @param names what its elements are called in it, by their ids, where the drawing says otherwise
     */
    public record Side(String xml, String name, Map<String, String> names) {}

    /**
     * Two texts, and what became of each element.
     *
     * @param before absent where there is none, as for what is new altogether
     */
    public record Compared(@Nullable Side before, Side now, List<Change> changes) {}

    /**
     * What is live and what the product brings, each against the last version that came with the product.
     *
     * @param base that version; absent where none was ever live
     * @param ours what designers changed since
     * @param theirs what the product changed since
     * @param both elements that both changed
     */
    public record ThreeWay(
            @Nullable Integer base,
            Side live,
            Side product,
            List<Change> ours,
            List<Change> theirs,
            Set<String> both) {}

    /** A version and another one; refused if one of them is none. */
    public Compared versions(String processId, int before, int now) {
        return compared(text(version(processId, before)), text(version(processId, now)));
    }

    /** What is live and a draft of it. */
    public Compared draft(UUID id) {
        var draft = drafts.get(id);
        return compared(live(draft.processId()).map(this::text).orElse(null), rows.text(id));
    }

    /** What designers made of a process, and what the product brings for it; refused where it brings none. */
    public ThreeWay product(String processId) {
        var live = text(live(processId).orElseThrow(() -> Refused.notFound("studio.no-such-process", processId)));
        var product = shipped.text(processId).orElseThrow(() -> Refused.notFound("studio.not-shipped", processId));
        var designed = releases.of(processId).stream().map(Release::version).collect(Collectors.toSet());
        var base = processes.versions(processId).stream()
                .filter(version -> !designed.contains(version.version()))
                .findFirst();
        var from = base.map(this::text).orElse(Comparison.NOTHING);
        var ours = Comparison.between(from, live);
        var theirs = Comparison.between(from, product);
        return new ThreeWay(
                base.map(Definition::version).orElse(null),
                side(live),
                side(product),
                ours,
                theirs,
                both(ours, theirs));
    }

    private static Set<String> both(List<Change> ours, List<Change> theirs) {
        var both = new TreeSet<>(ours.stream().map(Change::elementId).toList());
        both.retainAll(theirs.stream().map(Change::elementId).toList());
        return both;
    }

    private Compared compared(@Nullable String before, String now) {
        return new Compared(
                before == null ? null : side(before),
                side(now),
                Comparison.between(before == null ? Comparison.NOTHING : before, now));
    }

    /** Others may deploy what this application would refuse. */
    private Side side(String xml) {
        try {
            var model = ProcessModel.parse(xml);
            var names = model.names(language());
            return new Side(xml, names.getOrDefault(model.processId(), model.name()), names);
        } catch (Refused unreadable) {
            return new Side(xml, "", Map.of());
        }
    }

    private Optional<Definition> live(String processId) {
        return processes.versions(processId).stream().findFirst();
    }

    private Definition version(String processId, int version) {
        return processes.versions(processId).stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(() -> Refused.notFound("studio.no-such-version", version, processId));
    }

    private String text(Definition version) {
        return processes
                .xml(version.key())
                .orElseThrow(() -> Refused.notFound("studio.no-such-version", version.version(), version.processId()));
    }

    private Locale language() {
        return access.current().map(Person::locale).orElse(Locale.ENGLISH);
    }
}
