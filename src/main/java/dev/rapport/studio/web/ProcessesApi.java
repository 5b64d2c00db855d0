package dev.rapport.studio.web;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import dev.rapport.studio.ProcessLibrary;
import dev.rapport.studio.ProcessVersion;
import dev.rapport.studio.compare.Change;
import dev.rapport.studio.drafts.DraftRelease;
import dev.rapport.studio.drafts.ModelComparisons;
import dev.rapport.studio.drafts.Release;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The processes that are live, their versions, and the way back to an earlier one. */
@RestController
@RequestMapping("/api/v1/processes")
class ProcessesApi {

    /**
     * A version of a process.
     *
     * @param author who answers for its text; absent where it came with the product
     * @param reviewer who approved it
     * @param reason why it was made live
     * @param backTo the earlier version whose text it has
     * @param running how many runs of it there are now
     */
    record ProcessVersionAnswer(
            String process,
            int version,
            String name,
            Instant deployedAt,
            long running,
            @Nullable String author,
            @Nullable String reviewer,
            @Nullable String reason,
            @Nullable Integer backTo) {}

    /** The model of a version. */
    record ProcessTextAnswer(String process, int version, String text) {}

    /**
     * What is live and what the product brings, each against the last version that came with the product.
     *
     * @param base that version; absent where none was ever live
     * @param both ids of elements that both changed
     */
    record ThreeWayAnswer(
            @Nullable Integer base,
            List<DraftAnswers.ModelChange> ours,
            List<DraftAnswers.ModelChange> theirs,
            List<String> both) {}

    /** Why an earlier version should be live again. */
    record GoBackRequest(@Nullable String reason) {}

    /** The version that is live now. */
    record LiveVersion(int version) {}

    private final ProcessLibrary library;
    private final DraftRelease release;
    private final ModelComparisons comparisons;
    private final Staff staff;

    ProcessesApi(ProcessLibrary library, DraftRelease release, ModelComparisons comparisons, Staff staff) {
        this.comparisons = comparisons;
        this.library = library;
        this.release = release;
        this.staff = staff;
    }

    @GetMapping
    @Operation(summary = "The live version of each process, by name")
    Page<ProcessVersionAnswer> processes() {
        var releases = release.newest();
        return new Page<>(
                library.newest().stream()
                        .map(version -> {
                            var last = releases.get(version.processId());
                            return answer(version, last == null || last.version() != version.version() ? null : last);
                        })
                        .toList(),
                null);
    }

    @GetMapping("/{process}/versions")
    @Operation(summary = "All versions of a process, the newest, which is live, first")
    Page<ProcessVersionAnswer> versions(@PathVariable String process) {
        var versions = library.versions(process);
        Map<Integer, Release> releases = release.of(process);
        return new Page<>(
                versions.stream()
                        .map(version -> answer(version, releases.get(version.version())))
                        .toList(),
                null);
    }

    @GetMapping("/{process}/versions/{version}")
    @Operation(summary = "A version of a process as BPMN")
    ProcessTextAnswer version(@PathVariable String process, @PathVariable int version) {
        var found = library.version(process, version);
        return new ProcessTextAnswer(process, version, library.drawing(found).xml());
    }

    @GetMapping("/{process}/versions/{version}/comparison/{number}")
    @Operation(summary = "What became of each element between a version and another one")
    Page<DraftAnswers.ModelChange> compare(
            @PathVariable String process, @PathVariable int version, @PathVariable int number) {
        return changes(comparisons.versions(process, version, number).changes());
    }

    @GetMapping("/{process}/product-comparison")
    @Operation(
            summary = "What designers and what the product changed since the last version that came with the product")
    ThreeWayAnswer product(@PathVariable String process) {
        var three = comparisons.product(process);
        return new ThreeWayAnswer(
                three.base(),
                three.ours().stream().map(DraftAnswers::change).toList(),
                three.theirs().stream().map(DraftAnswers::change).toList(),
                List.copyOf(three.both()));
    }

    private static Page<DraftAnswers.ModelChange> changes(List<Change> changes) {
        return new Page<>(changes.stream().map(DraftAnswers::change).toList(), null);
    }

    @ForRoles(Role.DESIGNER)
    @PostMapping("/{process}/versions/{version}/back")
    @Operation(summary = "Make the text of an earlier version live again; one person is enough, who says why")
    LiveVersion back(@PathVariable String process, @PathVariable int version, @RequestBody GoBackRequest request) {
        return new LiveVersion(release.goBack(process, version, Objects.requireNonNullElse(request.reason(), "")));
    }

    private ProcessVersionAnswer answer(ProcessVersion version, @Nullable Release from) {
        return new ProcessVersionAnswer(
                version.processId(),
                version.version(),
                version.name(),
                version.deployedAt(),
                version.instances().present(),
                from == null ? null : name(from.author()),
                from == null || from.reviewer() == null ? null : name(from.reviewer()),
                from == null ? null : from.reason(),
                from == null ? null : from.backTo());
    }

    private String name(UserId person) {
        return staff.names(List.of(person)).getOrDefault(person, "–");
    }
}
