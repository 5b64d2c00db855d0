package dev.rapport.studio.web;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.platform.Texts;
import dev.rapport.platform.UserId;
import dev.rapport.studio.check.Problem;
import dev.rapport.studio.compare.Change;
import dev.rapport.studio.drafts.ProcessDraft;
import dev.rapport.studio.drafts.Remark;
import dev.rapport.studio.drafts.SavedState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the API says of drafts. */
@Component
class DraftAnswers {

    /**
     * A draft, without its text.
     *
     * @param baseVersion the live version that it will take the place of; absent where the process is new
     * @param state {@code drawing}, {@code in-review}, {@code approved} or {@code deployed}
     * @param deployedVersion the version that it became
     */
    record ProcessDraftAnswer(
            UUID id,
            String process,
            String name,
            @Nullable Integer baseVersion,
            String state,
            String author,
            Instant createdAt,
            String changedBy,
            Instant changedAt,
            @Nullable String reviewer,
            @Nullable Integer deployedVersion,
            @Nullable Instant removedAt,
            @Nullable String fileName,
            String version) {}

    /**
     * What is wrong with a model.
     *
     * @param element absent where it is about the whole
     * @param sentence in the asker's language
     */
    record ModelProblem(
            String rule, String severity, @Nullable String element, String sentence) {}

    /** What became of an element. */
    record ModelChange(String kind, String element, String type, String name, List<ModelDifference> differences) {}

    /** One thing that is said otherwise. */
    record ModelDifference(String what, String before, String now) {}

    /** What somebody said of a draft. */
    record DraftRemark(
            UUID id, @Nullable String element, @Nullable UUID answers, String author, Instant writtenAt, String text) {}

    /** An earlier state. */
    record SavedDraft(int number, String savedBy, Instant savedAt) {}

    private final Staff staff;
    private final Access access;
    private final Texts texts;

    DraftAnswers(Staff staff, Access access, Texts texts) {
        this.staff = staff;
        this.access = access;
        this.texts = texts;
    }

    ProcessDraftAnswer draft(ProcessDraft draft) {
        return new ProcessDraftAnswer(
                draft.id(),
                draft.processId(),
                draft.name(),
                draft.baseVersion(),
                draft.state().word(),
                name(draft.author()),
                draft.createdAt(),
                name(draft.changedBy()),
                draft.changedAt(),
                draft.reviewer() == null ? null : name(draft.reviewer()),
                draft.deployedVersion(),
                draft.removedAt(),
                draft.originalName(),
                draft.revision().mark());
    }

    ModelProblem problem(Problem problem) {
        return new ModelProblem(
                problem.rule().word(),
                problem.rule().severity().name().toLowerCase(Locale.ROOT),
                problem.elementId(),
                texts.get(language(), problem.rule().key(), problem.arguments().toArray()));
    }

    static ModelChange change(Change change) {
        return new ModelChange(
                change.kind().word(),
                change.elementId(),
                change.type(),
                change.name(),
                change.differences().stream()
                        .map(one -> new ModelDifference(one.what(), one.before(), one.now()))
                        .toList());
    }

    DraftRemark remark(Remark remark) {
        return new DraftRemark(
                remark.id(),
                remark.elementId(),
                remark.answers(),
                name(remark.author()),
                remark.writtenAt(),
                remark.words());
    }

    SavedDraft saved(SavedState state) {
        return new SavedDraft(state.number(), name(state.savedBy()), state.savedAt());
    }

    private String name(UserId person) {
        return staff.names(List.of(person)).getOrDefault(person, "–");
    }

    private Locale language() {
        return access.current().map(Person::locale).orElse(Locale.ENGLISH);
    }
}
